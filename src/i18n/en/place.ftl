### A place that is not a home: shop, stairwell, site.

place-needs-name = The place has no name.
    .hint = Give it a name and save again.

# Forms.
place-add-title = Add a place
place-edit-title = Edit place { $name }
place-name = Name
place-kind = Kind
place-address = Where
place-spot = Building or unit
place-spot-hint = 3 or 3-2, may be empty
place-not-a-spot = not a building or unit: 3 or 3-2
place-in-charge = In charge
place-in-charge-phone = Their phone
place-sleeps = People sleep there
place-sleeps-no = no
place-sleeps-yes = yes
place-staff = Staff
place-extinguishers = Extinguishers
place-notes = Note
