package io.serai.sourcing.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is needed and what each site could send, in numbers. Sites stand in the order that breaks the last tie. What a solution costs:
 * for each site that sends, its base, its tariff by the grams that it sends and what each need takes there, and {@code split} for each
 * parcel beyond the first. A need that some site holds whole is sent whole by one. What nobody holds whole is shared: each site that
 * shares gives all it has, but one, which gives the rest.
 */
public final class Problem {
    /** How fast something is sold is counted in so many parts of a piece. */
    public static final int PACE = 1000;

    final int[] quantity;
    final long[] grams;
    final long split;
    final Tariffs tariffs;
    int sites;
    /** What the caller calls a site. */
    int[] id;

    long[] base;
    long[] metres;
    int[] tariff;
    long[] piece;
    long[] risk;
    int[] floor;
    /** By need, then by site: pieces that could be had, not capped at what is needed. */
    final int[][] available;

    /** The same of how many of them lie there, as {@code slow} sees it, and how many should be kept; null: what is available, and the floor. */
    private int @Nullable [][] lasts;

    private int @Nullable [][] keeps;
    private final long slow;
    private final int slowFull;
    private boolean @Nullable [] atomic;
    private long @Nullable [] leastPieces;

    /**
     * @param quantity pieces of each need, and {@code grams} of one piece of it
     * @param slow what a piece costs that lies alone; one that lies among {@code slowFull} or more, or where they last for so many days,
     *     costs nothing
     */
    public Problem(int[] quantity, long[] grams, long split, Tariffs tariffs, long slow, int slowFull, int capacity) {
        this.quantity = quantity;
        this.grams = grams;
        this.split = split;
        this.tariffs = tariffs;
        this.slow = slow;
        this.slowFull = Math.max(1, slowFull);
        id = new int[capacity];
        base = new long[capacity];
        metres = new long[capacity];
        tariff = new int[capacity];
        piece = new long[capacity];
        risk = new long[capacity];
        floor = new int[capacity];
        available = new int[quantity.length][capacity];
    }

    /**
     * Adds a site: what a parcel from it costs before its weight, how far it is (the second tie), which tariff it has, what each piece
     * costs, and what each piece costs besides that leaves fewer than {@code floor} behind. Its stock is {@link #stock set} afterwards.
     */
    public int add(int name, long parcel, long distance, int zone, long perPiece, long atRisk, int keep) {
        int site = sites++;
        id[site] = name;
        base[site] = parcel;
        metres[site] = distance;
        tariff[site] = zone;
        piece[site] = perPiece;
        risk[site] = atRisk;
        floor[site] = keep;
        return site;
    }

    /** 0 or more. */
    public void stock(int site, int need, int pieces) {
        available[need][site] = pieces;
    }

    /**
     * The same where it is known how fast it sells.
     *
     * @param days for how many days they last there
     * @param keep so many should be left behind
     */
    public void stock(int site, int need, int pieces, int days, int keep) {
        stock(site, need, pieces);
        if (lasts == null || keeps == null) {
            lasts = new int[quantity.length][base.length];
            keeps = new int[quantity.length][base.length];
        }
        lasts[need][site] = days;
        keeps[need][site] = keep;
    }

    /** For how many whole days pieces last, of which so many thousandths are sold in one. */
    public static int days(int pieces, int pace) {
        return pace <= 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, (long) pieces * PACE / pace);
    }

    private int spare(int site, int need) {
        int keep = keeps == null ? floor[site] : keeps[need][site];
        return Math.max(0, available[need][site] - keep);
    }

    private long alone(int site, int need, long pieces) {
        return alone(slow, slowFull, lasts == null ? available[need][site] : lasts[need][site], pieces);
    }

    /**
     * What so many pieces cost because few lie beside them, or because they would be sold there soon.
     *
     * @param slow what a piece costs that lies alone, {@code enough} where it costs nothing, and {@code there} what there is: pieces, or days
     */
    public static long alone(long slow, int enough, int there, long pieces) {
        return slow == 0 ? 0 : slow * pieces * (enough - Math.min(there, enough)) / enough;
    }

    /** What the caller calls a site. */
    public int name(int site) {
        return id[site];
    }

    public int available(int site, int need) {
        return available[need][site];
    }

    public int needs() {
        return quantity.length;
    }

    public int sites() {
        return sites;
    }

    /** What it costs to take so many of a need from a site, without its parcel. */
    long give(int site, int need, int pieces) {
        long cost = piece[site] * pieces;
        if (risk[site] != 0) {
            cost += risk[site] * Math.max(0, pieces - spare(site, need));
        }
        return cost + alone(site, need, pieces);
    }

    /** What pieces cost because few are left behind. */
    public long atRisk(List<Gift> gifts) {
        return gifts.stream()
                .mapToLong(gift -> risk[gift.site()] * Math.max(0, gift.pieces() - spare(gift.site(), gift.need())))
                .sum();
    }

    /** What pieces cost because few lie beside them. */
    public long slow(List<Gift> gifts) {
        return gifts.stream()
                .mapToLong(gift -> alone(gift.site(), gift.need(), gift.pieces()))
                .sum();
    }

    /** Whether a site holds all that is needed. */
    public boolean holdsAll(int site) {
        for (int need = 0; need < quantity.length; need++) {
            if (!holdsWhole(site, need)) {
                return false;
            }
        }
        return true;
    }

    /** What it costs to send everything from a site that holds it. */
    public Score whole(int site) {
        return Score.of(this, all(site));
    }

    List<Gift> all(int site) {
        var gifts = new ArrayList<Gift>();
        for (int need = 0; need < quantity.length; need++) {
            gifts.add(new Gift(need, site, quantity[need]));
        }
        return gifts;
    }

    boolean holdsWhole(int site, int need) {
        return available[need][site] >= quantity[need];
    }

    /** Whether some site holds a need whole. To be asked once all stock is set. */
    boolean isAtomic(int need) {
        if (atomic == null) {
            atomic = new boolean[quantity.length];
            for (int each = 0; each < atomic.length; each++) {
                for (int site = 0; site < sites && !atomic[each]; site++) {
                    atomic[each] = holdsWhole(site, each);
                }
            }
        }
        return atomic[need];
    }

    /**
     * Whether something that nobody holds whole might cost less if it were divided otherwise than so that each gives all it has, but one: where
     * a gift of some pieces leaves a shelf at risk, or makes a parcel dearer by its weight.
     */
    public boolean mayDivideBetter() {
        return IntStream.range(0, quantity.length).anyMatch(need -> !isAtomic(need) && mayDivideBetter(need));
    }

    private boolean mayDivideBetter(int need) {
        long all = 0;
        boolean may = false;
        for (int site = 0; site < sites; site++) {
            int most = available[need][site];
            all += most;
            may |= most > 0 && ((risk[site] != 0 && most > spare(site, need)) || weighs(site, need));
        }
        return may && all > quantity[need];
    }

    private boolean weighs(int site, int need) {
        long order = 0;
        for (int each = 0; each < quantity.length; each++) {
            order += quantity[each] * grams[each];
        }
        return grams[need] > 0 && rate(site, grams[need]) != rate(site, order);
    }

    /** What any parcel from a site costs at least. */
    long lightest(int site) {
        return base[site] + tariffs.lightest(tariff[site]);
    }

    long rate(int site, long sent) {
        return tariffs.of(tariff[site]).of(sent);
    }

    /** The least that so many pieces of a need can cost, wherever they come from. To be asked once all stock is set. */
    long leastGive(int need, long pieces) {
        if (leastPieces == null) {
            leastPieces = new long[quantity.length];
            Arrays.setAll(leastPieces, this::leastPiece);
        }
        return leastPieces[need] * pieces;
    }

    private long leastPiece(int need) {
        long least = Long.MAX_VALUE;
        for (int site = 0; site < sites; site++) {
            if (available[need][site] > 0) {
                least = Math.min(least, piece[site] + alone(site, need, 1));
            }
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    /** The needs that all sites together do not have. */
    public int[] lacking() {
        var lacking = new int[quantity.length];
        int count = 0;
        for (int need = 0; need < quantity.length; need++) {
            long sum = 0;
            for (int site = 0; site < sites && sum < quantity[need]; site++) {
                sum += available[need][site];
            }
            if (sum < quantity[need]) {
                lacking[count++] = need;
            }
        }
        return Arrays.copyOf(lacking, count);
    }

    /** Whether a tariff is at no weight dearer than another. */
    boolean isNoDearer(int one, int other) {
        return tariffs.isNoDearer(one, other);
    }

    /** What a solution of these gifts costs. */
    public Score score(List<Gift> gifts) {
        return Score.of(this, gifts);
    }
}
