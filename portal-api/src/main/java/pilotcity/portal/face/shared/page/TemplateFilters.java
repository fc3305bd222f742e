package pilotcity.portal.face.shared.page;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** What templates can do beyond Pebble's own filters. */
final class TemplateFilters extends AbstractExtension {
    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("fill", new Fill(), "count", new Count(), "urlpart", new UrlPart(), "percent", new Percent());
    }

    /**
     * Puts a value into a text: {@code t.found | fill(12)}. Of {@code {row|rows}} in the text the first stays where the
     * value is 1, and the other where it is not.
     */
    private static final class Fill implements Filter {
        private static final Pattern FORMS = Pattern.compile("\\{([^{}|]*)\\|([^{}|]*)}");

        @Override
        public List<String> getArgumentNames() {
            return List.of("value");
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            String value = String.valueOf(args.get("value"));
            String form = value.equals("1") ? "$1" : "$2";
            return FORMS.matcher(String.valueOf(input)).replaceAll(form).replace("{}", value);
        }
    }

    /** A whole number as people write it. */
    private static final class Count implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return AmountFormatter.grouped(((Number) input).longValue());
        }
    }

    /** A value as part of an address. */
    private static final class UrlPart implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return UrlEncoding.query(String.valueOf(input));
        }
    }

    /** A probability in whole percent. */
    private static final class Percent implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return ProbabilityWords.percent(Double.parseDouble(String.valueOf(input)));
        }
    }
}
