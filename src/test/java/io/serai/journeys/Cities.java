package io.serai.journeys;

import io.serai.demo.buyers.City;
import java.util.Map;

/** Where buyers live. */
final class Cities {
    private static final Map<String, City> KNOWN = Map.of(
            "5000", new City("Córdoba", "Córdoba", "X", "5000", "AR", "54351", -31.4167, -64.1833),
            "2000", new City("Rosario", "Santa Fe", "S", "2000", "AR", "54341", -32.9468, -60.6393),
            "1900", new City("La Plata", "Buenos Aires", "B", "1900", "AR", "54221", -34.9215, -57.9545));

    private Cities() {}

    static City of(String postcode, String name) {
        var city = KNOWN.get(postcode);
        if (city == null || !city.city().equals(name)) {
            throw new IllegalArgumentException("no city " + postcode + " " + name);
        }
        return city;
    }
}
