package io.serai.console;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.util.List;

/** What the customer's page of returns shows: what can be given back, where to, and what was asked for already. */
public record CustomerReturnView(
        OrderId order,
        String name,
        String mode,
        List<Article> articles,
        List<ReturnView> returns,
        List<StoreView.Place> shops) {

    /** Pieces of a line that can be given back, 0 if none, and the other sizes of the article that there are. */
    public record Article(ReturnView.Open line, List<Size> sizes) {}

    public record Size(Sku sku, String size) {}

    public List<Article> open() {
        return articles.stream().filter(article -> article.line().pieces() > 0).toList();
    }

    /** Whether there is anything to give back, or to know of it. */
    public boolean isAny() {
        return !open().isEmpty() || !returns.isEmpty();
    }

    /** Whether customers can bring something there. */
    public boolean isShop(LocationId location) {
        return shops.stream().anyMatch(shop -> shop.id().equals(location));
    }
}
