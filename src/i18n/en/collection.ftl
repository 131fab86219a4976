### Facts asked for at the door and their state.

collection-source = Who said so
collection-declined = Won't say

# What each fact is called in forms, lists and history.
fact-head = people
fact-state = occupancy
fact-name = name
fact-phone = phone
fact-sex = sex
fact-birth = birth
fact-owner = owner
fact-id-number = ID number
fact-workplace = work or school
