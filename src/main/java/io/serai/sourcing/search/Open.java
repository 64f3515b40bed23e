package io.serai.sourcing.search;

/** The sites that send something so far, with the grams of each; what their parcels and their pieces cost is kept along. */
final class Open {
    private final Problem problem;
    private final int[] sites;
    private final int[] gifts;
    private final long[] grams;
    private int count;
    private long gives;
    private long parcels;

    Open(Problem problem) {
        this.problem = problem;
        this.sites = new int[problem.sites];
        this.gifts = new int[problem.sites];
        this.grams = new long[problem.sites];
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    int site(int index) {
        return sites[index];
    }

    long grams(int site) {
        return grams[site];
    }

    boolean sends(int site) {
        return gifts[site] > 0;
    }

    /** What the pieces cost so far. */
    long gives() {
        return gives;
    }

    /** What the parcels cost so far, with the splits between them. */
    long parcels() {
        return parcels + problem.split * Math.max(0, count - 1);
    }

    void add(int site, int need, int pieces) {
        if (gifts[site]++ == 0) {
            sites[count++] = site;
            parcels += problem.base[site] + problem.rate(site, 0);
        }
        weigh(site, pieces * problem.grams[need]);
        gives += problem.give(site, need, pieces);
    }

    /** Takes back what was added last. */
    void remove(int site, int need, int pieces) {
        gives -= problem.give(site, need, pieces);
        weigh(site, -pieces * problem.grams[need]);
        if (--gifts[site] == 0) {
            parcels -= problem.base[site] + problem.rate(site, 0);
            int at = count - 1;
            while (sites[at] != site) {
                at--;
            }
            System.arraycopy(sites, at + 1, sites, at, count - 1 - at);
            count--;
        }
    }

    private void weigh(int site, long more) {
        parcels -= problem.rate(site, grams[site]);
        grams[site] += more;
        parcels += problem.rate(site, grams[site]);
    }
}
