package io.serai.sourcing;

/** What a parcel from a location costs, in minor units: exact, and of which its sum is made. */
public record Costs(
        long shipment, long distance, long carrier, long handling, long late, long stockOut, long capacity, long slow) {

    public long total() {
        return shipment + distance + carrier + handling + late + stockOut + capacity + slow;
    }
}
