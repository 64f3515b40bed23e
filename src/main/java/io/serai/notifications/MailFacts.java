package io.serai.notifications;

import io.serai.kernel.Money;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail may say of an order. Nothing of how it was paid, but how much. {@code number} is what the customer calls the order;
 * {@code shop} who writes; {@code trackingLink} is made by {@link #trackingLink(String, String)}; {@code amount} is the total, or
 * what was given back at {@link Milestone#REFUNDED}; {@code reason} says why it was cancelled.
 */
public record MailFacts(
        String shop,
        String number,
        @Nullable String firstName,
        String trackingLink,
        List<Item> items,
        List<Parcel> parcels,
        @Nullable Money amount,
        @Nullable Place pickup,
        @Nullable String reason) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    /** @throws IllegalArgumentException if the link is none that a browser could follow */
    public MailFacts {
        if (!LINK.matcher(trackingLink).matches()) {
            throw new IllegalArgumentException("no link: " + trackingLink);
        }
        items = List.copyOf(items);
        parcels = List.copyOf(parcels);
    }

    /** Pieces of an article. */
    public record Item(String title, int quantity) {}

    /** {@code sscc} is its tracking number. */
    public record Parcel(String carrier, String sscc) {}

    /** Where it can be collected. */
    public record Place(String name, @Nullable String address) {}

    /** The customer's own page of an order, {@code <serai.public-url>/track/<token>}. */
    public static String trackingLink(String publicUrl, String token) {
        return publicUrl.replaceAll("/+$", "") + "/track/" + token;
    }
}
