package io.serai.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the demo. Every rate is a share from 0 to 1.
 *
 * @param sftpPort of the carriers' server; this and the other ports are on loopback, and 0 takes any that is free
 * @param smtpPort of the mail box
 * @param partnersPort of the HTTP APIs of the payment provider, the shop, the marketplace and the customer's system
 * @param folder where the partners keep their books, mails and files
 * @param pos where the tills write their receipts, and the hub reads them
 * @param catalog where the hub reads master data and stock
 * @param seed of everything that is left to chance
 * @param channels which of them there are: all, or the main three alone, which sell most and do all that a partner may
 * @param hub its address as partners know it
 * @param login name and password, with a colon between, of the people at the stores' counters
 */
@ConfigurationProperties("serai.demo")
record DemoProperties(
        @DefaultValue("2222") int sftpPort,
        @DefaultValue("2525") int smtpPort,
        @DefaultValue("8089") int partnersPort,
        @DefaultValue("data/demo") Path folder,
        @DefaultValue("data/demo/pos") Path pos,
        @DefaultValue("data/catalog") Path catalog,
        @DefaultValue("7790001") long seed,
        @DefaultValue("all") Channels channels,
        @DefaultValue("http://localhost:8080") String hub,
        @DefaultValue("demo:demo") String login,
        @DefaultValue Orders orders,
        @DefaultValue Pace bazaar,
        @DefaultValue Faults faults,
        @DefaultValue Carriage carriage) {

    /** Shopify, POSLog and Amazon, or the sixteen of the bazaar as well. */
    enum Channels {
        MAIN,
        ALL
    }

    /**
     * How often buyers come to the channels of the bazaar, in turn.
     *
     * @param perMinute orders a minute over all of them; 0 for none at all
     * @param burst how long it goes faster at the start: once around
     * @param burstEvery how much time is between two orders then
     */
    record Pace(
            @DefaultValue("10") double perMinute,
            @DefaultValue("40s") Duration burst,
            @DefaultValue("2500ms") Duration burstEvery) {}

    /**
     * What buyers do at the main channels.
     *
     * @param perMinute orders a minute over all channels; 0 for none at all
     * @param burst how long it goes faster at the start
     * @param burstEvery how much time is between two orders then
     * @param abroad buyers of the web shop and the marketplace who live in Uruguay or Chile
     * @param pickup orders of the web shop that are collected at a store
     * @param noted orders of the web shop to which the buyer adds a note
     * @param cancelled orders of the web shop that the buyer cancels
     * @param sentHome sales at a till that are sent to the buyer's home
     * @param returned sales at a till that come back
     * @param collectAfter how long a buyer takes to come once the goods are ready
     * @param replenishEvery how often what was sold is replaced
     */
    record Orders(
            @DefaultValue("20") double perMinute,
            @DefaultValue("40s") Duration burst,
            @DefaultValue("700ms") Duration burstEvery,
            @DefaultValue("0.08") double abroad,
            @DefaultValue("0.2") double pickup,
            @DefaultValue("0.06") double noted,
            @DefaultValue("0.04") double cancelled,
            @DefaultValue("0.25") double sentHome,
            @DefaultValue("0.08") double returned,
            @DefaultValue("4s") Duration collectAfter,
            @DefaultValue("2m") Duration replenishEvery) {

        Pace pace() {
            return new Pace(perMinute, burst, burstEvery);
        }
    }

    /**
     * What goes wrong.
     *
     * @param late answers that come after the caller has given up, though the work is done
     * @param lateBy how late those are
     * @param lost answers that never come, though the work is done
     * @param throttled calls that are told to come again later
     * @param doubledWebhooks webhooks of the shop that are sent twice
     * @param doubledFiles tracking files that a carrier sends twice
     * @param disordered tracking events that come after a later one
     */
    record Faults(
            @DefaultValue("0.02") double late,
            @DefaultValue("15s") Duration lateBy,
            @DefaultValue("0.01") double lost,
            @DefaultValue("0.02") double throttled,
            @DefaultValue("0.05") double doubledWebhooks,
            @DefaultValue("0.05") double doubledFiles,
            @DefaultValue("0.05") double disordered) {}

    /**
     * How fast the carriers are, counted from the manifest; each time is longer by up to {@code spread}.
     *
     * @param pickedUp after this
     * @param enRoute after this
     * @param delivered after this
     */
    record Carriage(
            @DefaultValue("2s") Duration pickedUp,
            @DefaultValue("5s") Duration enRoute,
            @DefaultValue("9s") Duration delivered,
            @DefaultValue("4s") Duration spread) {}
}
