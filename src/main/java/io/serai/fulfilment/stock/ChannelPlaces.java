package io.serai.fulfilment.stock;

import io.serai.fulfilment.stock.Publications.Publication;
import io.serai.fulfilment.telling.ChannelLevels;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.kernel.LocationId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which of our locations stand for which of a channel's own, where its settings say that it is told of several. */
@Component
class ChannelPlaces {
    private final ChannelLevels levels;
    private final Catalogue catalogue;

    ChannelPlaces(ChannelLevels levels, Catalogue catalogue) {
        this.levels = levels;
        this.catalogue = catalogue;
    }

    /** By the channel's name of each; none where one number stands for all. */
    Map<String, Predicate<LocationId>> of(Publication publication) {
        var named = publication.target() == PublicationTarget.CALL
                ? levels.locations(publication.channel())
                : Map.<String, List<String>>of();
        return of(named, catalogue.locations(), publication.where());
    }

    /** Each of ours stands for one of the channel's: for that which names it before those which name its type, and these before its country. */
    static Map<String, Predicate<LocationId>> of(
            Map<String, List<String>> named, List<Location> ours, Predicate<LocationId> where) {
        var standing = new HashMap<LocationId, String>();
        ours.forEach(location -> nameOf(named, location).ifPresent(name -> standing.put(location.id(), name)));
        var places = new TreeMap<String, Predicate<LocationId>>();
        named.keySet().forEach(name -> places.put(name, where.and(location -> name.equals(standing.get(location)))));
        return places;
    }

    private static Optional<String> nameOf(Map<String, List<String>> named, Location location) {
        var type = location.type().toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.of(location.id().value(), type, location.address().country())
                .flatMap(word -> named.entrySet().stream()
                        .filter(each -> each.getValue().contains(word))
                        .map(Map.Entry::getKey))
                .findFirst();
    }
}
