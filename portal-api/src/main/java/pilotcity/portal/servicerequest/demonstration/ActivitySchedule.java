package pilotcity.portal.servicerequest.demonstration;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** When simulated events happen: more reports on weekdays and at rush hours, answers during office hours. */
public final class ActivitySchedule {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int DAYS = 180;
    private static final double LEAST = 0.45;
    private static final double SATURDAY = 0.8;
    private static final double SUNDAY = 0.65;
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);
    private static final int SECONDS_OF_OFFICE =
            (int) Duration.between(OPENS, CLOSES).toSeconds();

    /** How many reports come in each hour of a day, compared to the busiest. */
    private static final double[] HOURS = {
        .12, .06, .04, .03, .03, .08, .3, .75, 1, .8, .6, .55, .6, .5, .5, .55, .65, .85, 1, .9, .8, .7, .5, .28
    };

    private final LocalDate today;

    public ActivitySchedule(Instant now) {
        this.today = now.atZone(ZONE).toLocalDate();
    }

    /** Nothing is later. */
    public Instant end() {
        return today.atStartOfDay(ZONE).toInstant();
    }

    /** When somebody reports something: drawn until it fits the day and the hour. */
    public Instant report(RandomGenerator random) {
        while (true) {
            int day = random.nextInt(DAYS);
            int second = random.nextInt((int) Duration.ofDays(1).toSeconds());
            ZonedDateTime at = today.minusDays(DAYS - day).atStartOfDay(ZONE).plusSeconds(second);
            double growth = LEAST + (1 - LEAST) * day / DAYS;
            if (random.nextDouble() < growth * ofWeek(at.getDayOfWeek()) * HOURS[at.getHour()]) {
                return at.toInstant();
            }
        }
    }

    private static double ofWeek(DayOfWeek day) {
        return switch (day) {
            case SATURDAY -> SATURDAY;
            case SUNDAY -> SUNDAY;
            default -> 1;
        };
    }

    /** After a while: half of them sooner than {@code hours}, some much later. */
    public static Instant later(Instant from, double hours, RandomGenerator random) {
        double factor = Math.exp(random.nextGaussian() * 0.8);
        return from.plusSeconds(
                60 + Math.round(hours * factor * Duration.ofHours(1).toSeconds()));
    }

    /** The same time, or the next one at which an office is open. */
    public static Instant office(Instant at, RandomGenerator random) {
        ZonedDateTime time = at.atZone(ZONE);
        LocalTime clock = time.toLocalTime();
        boolean open = isWorking(time) && !clock.isBefore(OPENS) && clock.isBefore(CLOSES);
        if (open) {
            return at;
        }
        ZonedDateTime day = clock.isBefore(OPENS) ? time : time.plusDays(1);
        while (!isWorking(day)) {
            day = day.plusDays(1);
        }
        double early = Math.pow(random.nextDouble(), 2);
        return day.with(OPENS)
                .plusSeconds((long) (early * SECONDS_OF_OFFICE))
                .truncatedTo(ChronoUnit.SECONDS)
                .toInstant();
    }

    private static boolean isWorking(ZonedDateTime day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
