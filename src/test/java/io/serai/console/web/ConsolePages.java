package io.serai.console.web;

import java.util.List;

/** The address of each page and of its states, on the data of {@code console/orders.sql}. */
final class ConsolePages {
    static final List<String> ALL = List.of(
            "/",
            "/orders",
            "/orders?q=nothing",
            "/orders/01900000-0000-7000-8000-000000000001",
            "/exceptions",
            "/exceptions/01900000-0000-7000-8000-0000000000b1",
            "/exceptions/runs/01900000-0000-7000-8000-00000000cc01",
            "/exceptions/runs/01900000-0000-7000-8000-00000000cc02",
            "/exceptions/01900000-0000-7000-8000-0000000000b1?came=TAKEN",
            "/alerts",
            "/alerts?open=01900000-0000-7000-8000-000000000001",
            "/stock",
            "/stock?q=nothing",
            "/stock/promises?sku=REM-LINO-AZ-M",
            "/stock/promises?sku=REM-LINO-AZ-M&channel=shopify&resent=shopify",
            "/stock/place?sku=REM-LINO-AZ-M&location=CD-BUE",
            "/store",
            "/store/TDA-COR",
            "/store/TDA-COR?answer=TOO_LATE&number=991",
            "/store/TDA-COR?answer=OTHER_LOTS&number=991",
            "/orders/01900000-0000-7000-8000-000000000001?returned=TOO_MANY",
            "/orders/01900000-0000-7000-8000-000000000001?refund=NOT_THERE",
            "/orders/01900000-0000-7000-8000-000000000008",
            "/orders/01900000-0000-7000-8000-000000000003?lifted=LIFTED",
            "/partners",
            "/partners/tiendanube",
            "/workshop",
            "/workshop/new",
            "/files",
            "/files/01900000-0000-7000-8000-00000000f001",
            "/workshop/woocommerce",
            "/manifests",
            "/sourcing",
            "/orders/01900000-0000-7000-8000-000000000001/sourcing",
            "/manifests/01900000-0000-7000-8000-00000000ee01",
            "/orders/01900000-0000-7000-8000-000000000001?note=CARD_NUMBER",
            "/orders/01900000-0000-7000-8000-000000000007?hold=TOO_LATE",
            "/receipts/01900000-0000-7000-8000-0000000000e1",
            "/privacy",
            "/privacy/requests/01900000-0000-7000-8000-00000000bb01",
            "/privacy/requests/01900000-0000-7000-8000-00000000bb02",
            "/privacy/requests/01900000-0000-7000-8000-00000000bb03",
            "/orders/01900000-0000-7000-8000-000000000009",
            "/receipts/01900000-0000-7000-8000-0000000000e3",
            "/login",
            "/store/TDA-COR?q=1042",
            "/track/tok-ana",
            "/track/tok-ana/return",
            "/track/tok-ana/return?answer=DONE");

    private ConsolePages() {}

    static List<String> all() {
        return ALL;
    }
}
