package io.serai.demo;

import io.serai.contract.LocationRecord;
import io.serai.demo.amazon.Marketplace;
import io.serai.demo.bazaar.Bazaar;
import io.serai.demo.bazaar.Channel;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.City;
import io.serai.demo.buyers.Crowd;
import io.serai.demo.catalog.Article;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.catalog.OpeningStock;
import io.serai.demo.catalog.Warehousing;
import io.serai.demo.shopify.Cart;
import io.serai.demo.shopify.Shop;
import io.serai.demo.till.Tills;
import io.serai.demo.tools.Dice;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One buyer at each channel, and what is brought in again for what was sold. */
final class Storefronts {
    private static final int MOST_AT_A_STAND = 2;

    private final Catalogue catalogue;
    private final OpeningStock stock;
    private final Warehousing warehousing;
    private final Crowd crowd;
    private final Dice dice;
    private final DemoProperties.Orders habits;

    Storefronts(
            Catalogue catalogue,
            OpeningStock stock,
            Warehousing warehousing,
            Crowd crowd,
            Dice dice,
            DemoProperties.Orders habits) {
        this.catalogue = catalogue;
        this.stock = stock;
        this.warehousing = warehousing;
        this.crowd = crowd;
        this.dice = dice;
        this.habits = habits;
    }

    /** The web shop; {@code later} gets what the buyer does with the order afterwards. */
    void web(Shop shop, Consumer<Runnable> later) throws IOException, InterruptedException {
        var pickup = dice.falls(habits.pickup()) ? dice.among(catalogue.stores()) : null;
        var buyer = pickup == null ? crowd.anyone() : crowd.local();
        var basket = crowd.basket(pickup == null ? catalogue.articles() : at(pickup));
        var id = shop.buy(new Cart(buyer, basket, pickup));
        if (dice.falls(habits.cancelled())) {
            later.accept(() -> shop.cancel(id));
        } else {
            if (dice.falls(habits.noted())) {
                later.accept(() -> shop.note(id, "Por favor, tocar el timbre dos veces."));
            }
            var from = pickup != null ? pickup : shipsTo(buyer.city());
            sold(from, basket, 1);
        }
    }

    void marketplace(Marketplace marketplace) {
        var buyer = crowd.anyone();
        var basket = crowd.basket(catalogue.articles());
        marketplace.buy(buyer, basket);
        sold(shipsTo(buyer.city()), basket, 1);
    }

    void till(Tills tills) {
        var store = dice.among(catalogue.stores());
        if (dice.falls(habits.returned())) {
            tills.takeBack().ifPresent(back -> sold(back.store(), back.basket(), -1));
        }
        if (dice.falls(habits.sentHome())) {
            var buyer = crowd.local();
            var basket = crowd.basket(catalogue.articles());
            tills.send(store, basket, buyer);
            sold(shipsTo(buyer.city()), basket, 1);
        } else {
            var basket = crowd.basket(at(store));
            tills.sell(store, basket);
            sold(store, basket, 1);
        }
    }

    /** A channel of the bazaar: one article, of which there is enough where it comes from. */
    void stand(Bazaar bazaar, Channel channel) {
        var buyer = crowd.anyone();
        var from = catalogue.locations().stream()
                .filter(location -> location.location().value().equals(channel.place()))
                .findFirst()
                .orElseGet(catalogue::centre);
        var line = new Basket.Line(dice.among(at(from)), dice.between(1, MOST_AT_A_STAND));
        bazaar.sell(channel, buyer, line);
        sold(channel.place().isEmpty() ? shipsTo(buyer.city()) : from, new Basket(List.of(line)), 1);
    }

    private List<Article> at(LocationRecord store) {
        var there = stock.plentyAt(store.location());
        return catalogue.articles().stream()
                .filter(article -> there.contains(article.sku()))
                .toList();
    }

    private LocationRecord shipsTo(City city) {
        return city.abroad() ? catalogue.centre() : catalogue.nearest(city.latitude(), city.longitude());
    }

    private void sold(LocationRecord from, Basket basket, int sign) {
        basket.lines()
                .forEach(
                        line -> warehousing.sold(from.location(), line.article().sku(), sign * line.quantity()));
    }
}
