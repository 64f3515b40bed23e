package io.serai.demo.buyers;

import io.serai.demo.catalog.Article;
import io.serai.demo.tools.Csv;
import io.serai.demo.tools.Dice;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** All who may buy, and what comes to their mind. */
public final class Crowd {
    private static final List<String> FIRST = List.of(
            "Sofía",
            "Martina",
            "Lucía",
            "Camila",
            "Julieta",
            "Valentina",
            "Agustina",
            "Florencia",
            "Mateo",
            "Santiago",
            "Joaquín",
            "Tomás",
            "Nicolás",
            "Facundo",
            "Bautista",
            "Ramón");
    private static final List<String> LAST = List.of(
            "González",
            "Rodríguez",
            "Fernández",
            "López",
            "Martínez",
            "Pérez",
            "Gómez",
            "Sánchez",
            "Romero",
            "Álvarez",
            "Torres",
            "Ruiz",
            "Acosta",
            "Benítez",
            "Núñez",
            "Ibáñez");
    private static final List<String> STREETS = List.of(
            "San Martín",
            "Belgrano",
            "Rivadavia",
            "Mitre",
            "Sarmiento",
            "9 de Julio",
            "25 de Mayo",
            "Güemes",
            "Moreno",
            "Alvear");
    private static final int MAX_LINES = 3;

    private final Dice dice;
    private final double abroad;
    private final List<City> home;
    private final List<City> away;

    /** @param abroad the share of buyers who live abroad, from 0 to 1 */
    public Crowd(Dice dice, double abroad) {
        this.dice = dice;
        this.abroad = abroad;
        var cities = Csv.resource("cities.csv", City.class);
        this.home = cities.stream().filter(city -> !city.abroad()).toList();
        this.away = cities.stream().filter(City::abroad).toList();
    }

    /** Somebody, at home or abroad. */
    public Buyer anyone() {
        return in(dice.among(dice.falls(abroad) ? away : home));
    }

    /** Somebody of the country. */
    public Buyer local() {
        return in(dice.among(home));
    }

    /** One to three different articles, mostly one piece of each. */
    public Basket basket(List<Article> choice) {
        var wanted = new LinkedHashSet<Article>();
        var lines = dice.between(1, MAX_LINES);
        while (wanted.size() < lines) {
            wanted.add(dice.among(choice));
        }
        return new Basket(wanted.stream()
                .map(article -> new Basket.Line(article, dice.falls(0.15) ? 2 : 1))
                .toList());
    }

    private Buyer in(City city) {
        var first = dice.among(FIRST);
        var last = dice.among(LAST);
        return new Buyer(
                first,
                last,
                ascii(first) + "." + ascii(last) + "@example.com",
                "+" + city.areaCode() + dice.between(4_000_000, 6_999_999),
                dice.among(STREETS) + " " + dice.between(100, 4999),
                city);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
