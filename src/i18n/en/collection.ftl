### Facts asked for at the door and their state.
