# Questionnaires and answer sheets

form-needs-reason = Say in a line why it is corrected (the old answers are kept).
form-file-too-large = The file is too large: 8 MB at most. Make it smaller and choose it again.
