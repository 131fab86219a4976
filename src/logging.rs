//! The rolling log file for faults. Never holds a resident's data.
