//! "Does not want to say": a question answered by not answering. It stays blank everywhere and is not missing.

use super::{Interview, Refusal};
use crate::form::tree::NodeId;

impl Interview {
    /// Notes that the person does not want to answer; what stood there goes. An answer takes it back.
    pub fn decline(&mut self, node: NodeId) -> Result<(), Refusal> {
        let item = self.tree.node(node).item.ok_or(Refusal::UnknownPath)?;
        if !self.form.item(item).kind.is_asked() {
            return Err(Refusal::NotAsked);
        }
        self.set_node(node, "")?;
        self.changed.push(node);
        self.declined.insert(node);
        Ok(())
    }

    /// Whether the person does not want to answer there.
    pub fn is_declined(&self, node: NodeId) -> bool {
        self.declined.contains(&node)
    }
}
