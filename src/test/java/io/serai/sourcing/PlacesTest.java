package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final long KM = 1_000;
    private final Places places = new Places();

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Córdoba,                         ,                 AR, -31.41, -64.18
                    CORDOBA,                         X,                AR, -31.41, -64.18
                    rosario,                         Santa Fe,         AR, -32.95, -60.66
                    Capital Federal,                 ,                 AR, -34.61, -58.38
                    CABA,                            Buenos Aires,     AR, -34.61, -58.38
                    C.A.B.A.,                        ,                 AR, -34.61, -58.38
                    Ciudad de Buenos Aires,          ,                 AR, -34.61, -58.38
                    Ciudad Autónoma de Buenos Aires, Capital Federal,  AR, -34.61, -58.38
                    Buenos Aires,                    Buenos Aires,     AR, -34.61, -58.38
                    Capital,                         Mendoza,          AR, -32.89, -68.83
                    Tucumán,                         ,                 AR, -26.82, -65.22
                    Bariloche,                       Río Negro,        AR, -41.15, -71.31
                    Gral. Pacheco,                   Bs. As.,          AR, -34.46, -58.64
                    San Martín,                      Mendoza,          AR, -33.08, -68.47
                    San Martín,                      AR-B,             AR, -34.58, -58.54
                    Vicente López,                   CABA,             AR, -34.53, -58.47
                    Montevideo,                      ,                 UY, -34.90, -56.19
                    Santiago,                        Región Metropolitana, CL, -33.45, -70.65
                    Ciudad de México,                CDMX,             MX,  19.43, -99.13
                    São Paulo,                       SP,               BR, -23.55, -46.63
                    Portland,                        OR,               US,  45.52, -122.67
                    Portland,                        Maine,            US,  43.66, -70.26
                    München,                         ,                 DE,  48.14,  11.58
                    Sevilla,                         Sevilla,          ES,  37.38,  -5.98
                    """)
    void a_city_is_found_by_what_people_call_it(
            String city, @Nullable String province, String country, double latitude, double longitude) {
        var located = places.locate(address(city, province, null, country)).orElseThrow();

        assertThat(located.precision()).isEqualTo(Precision.CITY);
        assertThat(metres(located, latitude, longitude)).isLessThan(6 * KM);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    5000,     -31.41, -64.18
                    X5000ABC, -31.41, -64.18
                    C1425DKA, -34.61, -58.38
                    1043,     -34.61, -58.38
                    c1043 aaz, -34.61, -58.38
                    7600,     -38.00, -57.56
                    9410,     -54.81, -68.31
                    """)
    void an_argentine_postcode_goes_before_the_city(String postcode, double latitude, double longitude) {
        var located = places.locate(address("Some place", null, postcode, "AR")).orElseThrow();

        assertThat(located.precision()).isEqualTo(Precision.POSTCODE);
        assertThat(metres(located, latitude, longitude)).isLessThan(6 * KM);
    }

    @Test
    void every_town_that_a_postcode_names_is_in_the_table() {
        var towns = Postcodes.load().all().stream()
                .filter(range -> !range.town().isEmpty())
                .toList();

        assertThat(towns).hasSizeGreaterThan(100).allSatisfy(range -> {
            var code = range.letter() + range.from();
            assertThat(places.locate(address(null, null, code, "AR")).map(Located::precision))
                    .as(range.town())
                    .contains(Precision.POSTCODE);
        });
    }

    @Test
    void coordinates_of_the_address_go_before_everything() {
        assertThat(places.locate(at(-34.6, -58.4))).contains(new Located(-34.6, -58.4, Precision.EXACT));
    }

    @Test
    void coordinates_that_nobody_lives_at_are_not_believed() {
        assertThat(places.locate(at(0.0, 0.0)).map(Located::precision)).contains(Precision.COUNTRY);
        assertThat(places.locate(at(91.0, 10.0)).map(Located::precision)).contains(Precision.COUNTRY);
        assertThat(places.locate(at(Double.NaN, 10.0)).map(Located::precision)).contains(Precision.COUNTRY);
    }

    @Test
    void a_town_that_the_province_does_not_have_is_not_looked_for_elsewhere() {
        var located = places.locate(address("Ushuaia", "Salta", null, "AR"));

        assertThat(located.map(Located::precision)).contains(Precision.PROVINCE);
    }

    @Test
    void the_letter_of_a_postcode_tells_the_province() {
        var located =
                places.locate(address("San Martín", null, "M5599ZZZ", "AR")).orElseThrow();

        assertThat(located.precision()).isEqualTo(Precision.CITY);
        assertThat(located.longitude()).isLessThan(-68);
    }

    @Test
    void a_range_of_postcodes_only_hints_at_the_province() {
        assertThat(places.locate(address("Ushuaia", null, "4450", "AR")).map(Located::precision))
                .contains(Precision.CITY);
        assertThat(places.locate(address(null, null, "4450", "AR")).map(Located::precision))
                .contains(Precision.PROVINCE);
    }

    @Test
    void what_is_not_known_falls_back_to_the_province_and_then_the_country() {
        assertThat(places.locate(address("Nowhere", "Tierra del Fuego", null, "AR"))
                        .map(Located::precision))
                .contains(Precision.PROVINCE);
        assertThat(places.locate(address("Nowhere", " ", "", "ar")).map(Located::precision))
                .contains(Precision.COUNTRY);
        assertThat(places.locate(address("Nowhere", null, null, "ZZ"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "A\tB", "\u0000", "ꙮ", "🏠", "--", "qq\uffff"})
    void odd_names_are_no_towns(String name) {
        assertThat(places.locate(address(name, name, name, "AR")).map(Located::precision))
                .contains(Precision.COUNTRY);
    }

    @Test
    void every_name_in_the_table_is_folded_as_a_query_is() {
        var lines = new String(PlaceTable.bytes("places.tsv"), StandardCharsets.UTF_8).lines();

        assertThat(lines.map(line -> line.split("\t")[1]))
                .allSatisfy(name -> assertThat(Names.fold(name)).isEqualTo(name));
    }

    @Test
    void every_line_of_the_table_is_found() {
        var table = PlaceTable.load();
        var lines = new String(PlaceTable.bytes("places.tsv"), StandardCharsets.UTF_8).lines();

        assertThat(lines.map(line -> line.split("\t"))
                        .filter(field -> table.named(field[0], field[1]).stream()
                                .noneMatch(town -> town.region().equals(field[2]))))
                .isEmpty();
    }

    @Test
    void countries_across_the_date_line_have_a_centre_too() {
        assertThat(List.of("AR", "BR", "CL", "US", "ES", "FJ", "RU", "NZ", "CN", "TV"))
                .allSatisfy(country -> assertThat(
                                Optional.of(country).flatMap(code -> places.locate(address(null, null, null, code))))
                        .isPresent());
    }

    private static Address address(
            @Nullable String city, @Nullable String province, @Nullable String postcode, String country) {
        return new Address(null, null, List.of(), city, province, postcode, country, null, null, null);
    }

    private static Address at(double latitude, double longitude) {
        return new Address(null, null, List.of(), null, null, null, "AR", null, latitude, longitude);
    }

    private static long metres(Located from, double latitude, double longitude) {
        var site = new Site(new LocationId("L"), "L", "AR", from.latitude(), from.longitude(), true, true, false);
        return Arc.metres(Sites.of(List.of(site)).chordsTo(latitude, longitude)[0]);
    }
}
