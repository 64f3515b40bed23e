package io.serai.demo.buyers;

/**
 * Where a buyer lives. {@code code} is the province's in Shopify, {@code country} ISO 3166-1 alpha-2, {@code areaCode} what mobile
 * numbers there begin with after the plus.
 */
public record City(
        String city,
        String province,
        String code,
        String postcode,
        String country,
        String areaCode,
        double latitude,
        double longitude) {

    public boolean abroad() {
        return !country.equals("AR");
    }
}
