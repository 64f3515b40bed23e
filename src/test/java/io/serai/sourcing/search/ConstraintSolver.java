package io.serai.sourcing.search;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.OptionalLong;

/** What the best solution of a problem costs by a constraint solver that knows nothing of ours (OR-Tools, CP-SAT). */
public final class ConstraintSolver {
    private static final long KILOGRAM = 1000;

    private final Problem problem;
    private final CpModel model = new CpModel();
    private final LinearExprBuilder cost = LinearExpr.newBuilder();
    private final BoolVar[] open;
    private final LinearExprBuilder[] grams;
    private final long[] mostGrams;

    private ConstraintSolver(Problem problem) {
        this.problem = problem;
        open = new BoolVar[problem.sites()];
        grams = new LinearExprBuilder[problem.sites()];
        mostGrams = new long[problem.sites()];
    }

    /** Empty if it is not proven within so many seconds. */
    public static OptionalLong best(Problem problem, double seconds) {
        Loader.loadNativeLibraries();
        return new ConstraintSolver(problem).solve(seconds);
    }

    private OptionalLong solve(double seconds) {
        for (int site = 0; site < open.length; site++) {
            open[site] = model.newBoolVar("open" + site);
            grams[site] = LinearExpr.newBuilder();
        }
        for (int need = 0; need < problem.needs(); need++) {
            if (problem.isAtomic(need)) {
                whole(need);
            } else {
                shared(need);
            }
        }
        for (int site = 0; site < open.length; site++) {
            cost.addTerm(open[site], problem.base[site] + problem.split);
            carry(site);
        }
        cost.add(-problem.split);
        model.minimize(cost);
        var solver = new CpSolver();
        solver.getParameters().setMaxTimeInSeconds(seconds);
        solver.getParameters().setNumWorkers(1);
        return solver.solve(model) == CpSolverStatus.OPTIMAL
                ? OptionalLong.of(Math.round(solver.objectiveValue()))
                : OptionalLong.empty();
    }

    private void whole(int need) {
        var gives = new ArrayList<Literal>();
        for (int site = 0; site < open.length; site++) {
            if (problem.holdsWhole(site, need)) {
                gives.add(gift(site, need, problem.quantity[need]));
            }
        }
        model.addExactlyOne(gives);
    }

    /** Each gives all it has or nothing, but one may give some of it. */
    private void shared(int need) {
        var sum = LinearExpr.newBuilder();
        var some = new ArrayList<Literal>();
        for (int site = 0; site < open.length; site++) {
            int there = problem.available[need][site];
            var any = new ArrayList<Literal>();
            for (int pieces = 1; pieces <= Math.min(there, problem.quantity[need]); pieces++) {
                var gives = gift(site, need, pieces);
                sum.addTerm(gives, pieces);
                any.add(gives);
                if (pieces < there) {
                    some.add(gives);
                }
            }
            model.addAtMostOne(any);
        }
        model.addAtMostOne(some);
        model.addEquality(sum, problem.quantity[need]);
    }

    private BoolVar gift(int site, int need, int pieces) {
        var gives = model.newBoolVar("gift" + site + "/" + need + "/" + pieces);
        model.addImplication(gives, open[site]);
        cost.addTerm(gives, problem.give(site, need, pieces));
        grams[site].addTerm(gives, pieces * problem.grams[need]);
        mostGrams[site] += pieces * problem.grams[need];
        return gives;
    }

    /** The price of a weight: the band that it is in, and the kilograms beyond the last. */
    private void carry(int site) {
        var tariff = problem.tariffs.of(problem.tariff[site]);
        var edges = tariff.edges();
        var bands = new ArrayList<Literal>();
        var room = LinearExpr.newBuilder();
        for (long edge : edges) {
            var band = model.newBoolVar("band" + site + "/" + edge);
            cost.addTerm(band, tariff.of(edge));
            room.addTerm(band, edge);
            bands.add(band);
        }
        long last = edges[edges.length - 1];
        var more = model.newIntVar(0, mostGrams[site] / KILOGRAM + 1, "more" + site);
        cost.addTerm(more, tariff.of(last + 1) - tariff.of(last));
        room.addTerm(more, KILOGRAM);
        model.addEquality(LinearExpr.sum(bands.toArray(Literal[]::new)), open[site]);
        var heaviest = bands.get(bands.size() - 1);
        model.addEquality(more, 0).onlyEnforceIf(heaviest.not());
        model.addLessOrEqual(grams[site], room);
    }
}
