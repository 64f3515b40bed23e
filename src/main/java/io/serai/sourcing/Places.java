package io.serai.sourcing;

import io.serai.contract.Address;
import io.serai.sourcing.PlaceTable.Town;
import io.serai.sourcing.Regions.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where on Earth an address is: by its own coordinates, else its postcode (Argentina), city, province or country. Asks nobody: the
 * tables ship with the hub (GeoNames, CC BY 4.0) and are loaded at the first use. Safe for use by many threads.
 *
 * <p>A province that is known decides between towns of the same name; a town that the tables do not have in it is not looked for
 * elsewhere, since the province is the surer of the two. Without a province the greatest town of the name is taken.
 */
public final class Places {

    /** Loaded when first used. */
    private static final class Tables {
        static final PlaceTable TOWNS = PlaceTable.load();
        static final Regions REGIONS = Regions.load();
        static final Postcodes POSTCODES = Postcodes.load();
    }

    /** Empty only if the address has no coordinates and its country is unknown. */
    public Optional<Located> locate(Address address) {
        return own(address).or(() -> new Search(address).run());
    }

    private static Optional<Located> own(Address address) {
        Double latitude = address.latitude();
        Double longitude = address.longitude();
        // 0, 0 is what programs send that know nothing; nobody lives there.
        if (latitude == null
                || longitude == null
                || !Located.isOnEarth(latitude, longitude)
                || (latitude == 0 && longitude == 0)) {
            return Optional.empty();
        }
        return Optional.of(new Located(latitude, longitude, Precision.EXACT));
    }

    private static final class Search {
        private final String country;
        private final Address address;
        private final Optional<Postcodes.Hint> hint;
        private final Optional<Region> stated;
        private final Optional<Region> guessed;

        Search(Address address) {
            this.address = address;
            country = address.country().strip().toUpperCase(Locale.ROOT);
            hint = text(address.postcode()).flatMap(code -> Tables.POSTCODES.read(country, code));
            var letter = hint.flatMap(found -> Tables.REGIONS.province(country, found.letter()));
            boolean sure = hint.filter(Postcodes.Hint::sure).isPresent();
            var province = text(address.province()).flatMap(name -> Tables.REGIONS.province(country, name));
            stated = sure ? letter : province;
            guessed = stated.isPresent() ? stated : letter;
        }

        Optional<Located> run() {
            return postcode()
                    .or(this::city)
                    .or(() -> guessed.map(found -> centre(found, Precision.PROVINCE)))
                    .or(() -> Tables.REGIONS.country(country).map(found -> centre(found, Precision.COUNTRY)));
        }

        private Optional<Located> postcode() {
            var province = hint.flatMap(found -> Tables.REGIONS.province(country, found.letter()));
            return hint.map(Postcodes.Hint::town)
                    .flatMap(town -> towns(town).stream()
                            .filter(found -> province.isPresent()
                                    && province.get().code().equals(found.region()))
                            .findFirst())
                    .map(found -> at(found, Precision.POSTCODE));
        }

        private Optional<Located> city() {
            var towns = text(address.city()).map(this::towns).orElse(List.of());
            return guessed.flatMap(region -> within(towns, region))
                    .or(() -> stated.isPresent()
                            ? Optional.empty()
                            : towns.stream().findFirst())
                    .map(town -> at(town, Precision.CITY));
        }

        private List<Town> towns(String name) {
            return Names.readings(name).stream()
                    .map(reading -> Tables.TOWNS.named(country, reading))
                    .flatMap(List::stream)
                    .toList();
        }

        private static Optional<Town> within(List<Town> towns, Region region) {
            return in(towns, region.code()).or(() -> in(towns, region.near()));
        }

        private static Optional<Town> in(List<Town> towns, String region) {
            return towns.stream().filter(town -> town.region().equals(region)).findFirst();
        }
    }

    private static Located at(Town town, Precision precision) {
        return new Located(town.latitude(), town.longitude(), precision);
    }

    private static Located centre(Region region, Precision precision) {
        return new Located(region.latitude(), region.longitude(), precision);
    }

    private static Optional<String> text(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
