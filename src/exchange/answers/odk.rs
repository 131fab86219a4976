//! The answer sheets as ODK instances, a folder each. Not how an instance is written.

use super::{Export, Written};
use crate::exchange::daylog::Privacy;
use crate::form::submission::to_xml_shown;

/// `UUID/submission.xml`, and beside it the files the answers name, where people are shown in full: a photo cannot be
/// masked.
pub fn files(export: &Export<'_>) -> Vec<Written> {
    let hidden = export.hidden();
    let mut files = Vec::new();
    for (sheet, interview) in export.interviews() {
        let told = hidden.told(&interview);
        let shown = |item, text: &str| hidden.shown(&told, item, text);
        let folder = interview.instance_id().replace(':', "");
        files.push(Written {
            name: format!("{folder}/submission.xml"),
            bytes: to_xml_shown(&interview, &shown),
        });
        if export.privacy == Privacy::Masked {
            continue;
        }
        let own = export.tables.attachments.iter();
        let own = own.filter(|file| file.sheet == sheet.id);
        files.extend(own.filter(|file| is_plain(&file.name)).map(|file| Written {
            name: format!("{folder}/{}", file.name),
            bytes: file.bytes.clone(),
        }));
    }
    files
}

/// A name without folders, and not that of the instance.
fn is_plain(name: &str) -> bool {
    !name.contains(['/', '\\']) && !["", ".", "..", "submission.xml"].contains(&name)
}
