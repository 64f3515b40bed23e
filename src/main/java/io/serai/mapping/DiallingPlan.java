package io.serai.mapping;

import com.google.i18n.phonenumbers.CountryCodeToRegionCodeMap;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are dialled in a region, from what the library knows of it. It tells only what is surely so; whatever is in doubt is left to the
 * library, which reads each number with a dozen expressions.
 */
final class DiallingPlan {
    private static final Map<Integer, List<String>> REGIONS =
            CountryCodeToRegionCodeMap.getCountryCodeToRegionCodeMap();
    private static final Set<String> SUPPORTED = PhoneNumberUtil.getInstance().getSupportedRegions();
    private static final MetadataSource METADATA =
            DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
    private static final Map<String, Optional<DiallingPlan>> PLANS = new ConcurrentHashMap<>();
    /** Digits of a code of a country. */
    private static final int LONGEST_CODE = 3;

    private static final int IN_DOUBT = -1;

    private final String code;
    private final List<String> regions;
    private final Kind general;
    /** The kinds of numbers, the usual ones first. */
    private final List<Kind> kinds;

    /** What is dialled in front of a code of a country; empty if it is not known here. */
    private final Optional<DigitPattern> abroad;

    /** What is dialled in front of a number within the country; null: nothing is. */
    private final @Nullable Pattern trunk;
    /** The same for a quick look, where it is known here. */
    private final Optional<DigitPattern> trunkAtAGlance;
    /** Whether it may mean that a number is to be written otherwise. */
    private final boolean transforms;
    /** Lengths of numbers that are dialled within a town only, a bit for each. */
    private final long local;

    private final @Nullable DigitPattern leading;

    /** What numbers of a kind look like, and a bit for each length that they can have; 0 if all. */
    private record Kind(DigitPattern pattern, long lengths) {
        boolean has(String number, int from) {
            return (lengths == 0 || (lengths & (1L << (number.length() - from))) != 0) && pattern.matches(number, from);
        }
    }

    /** A pattern that is not known: the region is the library's. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("a pattern that is not known", null, false, false);
        }
    }

    private DiallingPlan(PhoneMetadata metadata) {
        this.code = String.valueOf(metadata.getCountryCode());
        this.regions = REGIONS.getOrDefault(metadata.getCountryCode(), List.of());
        this.general = kind(metadata.getGeneralDesc());
        this.kinds = Stream.of(
                        metadata.getMobile(),
                        metadata.getFixedLine(),
                        metadata.getTollFree(),
                        metadata.getPremiumRate(),
                        metadata.getSharedCost(),
                        metadata.getVoip(),
                        metadata.getPersonalNumber(),
                        metadata.getPager(),
                        metadata.getUan(),
                        metadata.getVoicemail())
                .filter(kind -> !kind.getNationalNumberPattern().isEmpty())
                .map(DiallingPlan::kind)
                .toList();
        this.abroad = DigitPattern.of(metadata.getInternationalPrefix());
        var prefix = metadata.getNationalPrefixForParsing();
        this.trunk = prefix.isEmpty() ? null : Pattern.compile(prefix);
        this.trunkAtAGlance = DigitPattern.of(prefix);
        this.transforms = !metadata.getNationalPrefixTransformRule().isEmpty();
        this.local = lengths(metadata.getGeneralDesc().getPossibleLengthLocalOnlyList());
        this.leading = metadata.hasLeadingDigits() ? pattern(metadata.getLeadingDigits()) : null;
    }

    private static Kind kind(PhoneNumberDesc numbers) {
        return new Kind(pattern(numbers.getNationalNumberPattern()), lengths(numbers.getPossibleLengthList()));
    }

    private static long lengths(List<Integer> all) {
        long lengths = 0;
        for (int length : all) {
            lengths |= length < 0 ? 0 : 1L << length;
        }
        return lengths;
    }

    private static DigitPattern pattern(String expression) {
        return DigitPattern.of(expression).orElseThrow(Unknown::new);
    }

    private static Optional<DiallingPlan> of(String region) {
        var known = PLANS.get(region);
        return known != null ? known : PLANS.computeIfAbsent(region, DiallingPlan::read);
    }

    private static Optional<DiallingPlan> read(String region) {
        try {
            return SUPPORTED.contains(region)
                    ? Optional.of(new DiallingPlan(METADATA.getMetadataForRegion(region)))
                    : Optional.empty();
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    /**
     * A number with the code of its country in front of it, in E.164. Null: ask the library.
     *
     * @param digits without the plus sign
     */
    static @Nullable String international(String digits) {
        for (int length = 1; length <= LONGEST_CODE && length < digits.length(); length++) {
            var regions = digits.charAt(0) == '0' ? null : REGIONS.get(Integer.valueOf(digits.substring(0, length)));
            if (regions != null) {
                var plan = of(regions.get(0));
                return plan.isPresent() ? plan.get().dialled(digits, length) : null;
            }
        }
        return null;
    }

    /** A number as it is dialled within a region, in E.164. Null: ask the library. */
    static @Nullable String national(String digits, String region) {
        var known = SUPPORTED.contains(region) ? of(region) : Optional.<DiallingPlan>empty();
        if (known.isEmpty()) {
            return null;
        }
        var plan = known.get();
        boolean sure = plan.abroad.isPresent() && !plan.abroad.get().begins(digits, 0) && !digits.startsWith(plan.code);
        return sure ? plan.dialled(digits, 0) : null;
    }

    /** From an offset on it is the number within the country. */
    private @Nullable String dialled(String digits, int from) {
        int begin = behindTrunk(digits, from);
        if (begin == IN_DOUBT || !general.has(digits, begin) || !isTaken(digits, begin)) {
            return null;
        }
        return "+" + code + digits.substring(begin);
    }

    /** Where a number begins without what is dialled in front of it within the country. */
    private int behindTrunk(String digits, int from) {
        if (trunk == null
                || (trunkAtAGlance.isPresent() && !trunkAtAGlance.get().begins(digits, from))) {
            return from;
        }
        var found = trunk.matcher(digits).region(from, digits.length());
        if (!found.lookingAt()) {
            return from;
        }
        if (transforms && found.group(found.groupCount()) != null) {
            return IN_DOUBT;
        }
        int begin = found.end();
        // It stays where only with it a number can be.
        if (general.pattern().matches(digits, from) && !general.pattern().matches(digits, begin)) {
            return from;
        }
        return (local & (1L << (digits.length() - begin))) == 0 ? begin : IN_DOUBT;
    }

    /** Whether it is a number of a region with this code. The first that it can be of decides. */
    private boolean isTaken(String digits, int from) {
        for (var region : regions) {
            var plan = of(region);
            if (plan.isEmpty()) {
                return false;
            }
            var leading = plan.get().leading;
            if (leading == null ? plan.get().isNumber(digits, from) : leading.begins(digits, from)) {
                return plan.get().isNumber(digits, from);
            }
        }
        return false;
    }

    private boolean isNumber(String digits, int from) {
        if (!general.has(digits, from)) {
            return false;
        }
        for (var kind : kinds) {
            if (kind.has(digits, from)) {
                return true;
            }
        }
        return false;
    }
}
