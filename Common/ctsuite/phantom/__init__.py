"""Digital phantoms: CT series whose lengths, angles, volumes and attenuations are known by construction."""
