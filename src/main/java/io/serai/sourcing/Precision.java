package io.serai.sourcing;

/** How an address was placed on the map, the surest first. */
public enum Precision {
    /** By coordinates that the address itself has. */
    EXACT,
    /** By its postal code. */
    POSTCODE,
    /** By its city, somewhere in it. */
    CITY,
    /** By its province: where its people live on average. */
    PROVINCE,
    /** By its country: where its people live on average. */
    COUNTRY
}
