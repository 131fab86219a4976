//! Matching what is typed against names and doors: Han, pinyin, initials, door, last digits. Not a list or a screen.
