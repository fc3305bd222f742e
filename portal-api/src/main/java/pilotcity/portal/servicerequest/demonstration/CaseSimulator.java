package pilotcity.portal.servicerequest.demonstration;

import java.time.Instant;
import java.util.random.RandomGenerator;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.lifecycle.Transition;

/** What becomes of one record, by chance: mostly well and in time, sometimes not. */
final class CaseSimulator {
    private static final String OTHER_AGENCY = "guangzhou-urban-management";
    private static final double HOURS_PER_DAY = 24;
    private static final int PICTURES = StreetDrawings.COUNT;

    private final CityDirectory cityDirectory;
    private final Phrases phrases;
    private final RandomGenerator random;
    private final Instant end;

    CaseSimulator(CityDirectory cityDirectory, Phrases phrases, RandomGenerator random, Instant end) {
        this.cityDirectory = cityDirectory;
        this.phrases = phrases;
        this.random = random;
        this.end = end;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** What those do who have it first; afterwards it is accepted, or closed, or it waits. */
    void intake(SimulatedServiceRequest simulatedServiceRequest) {
        if (!simulatedServiceRequest.report().sensitive() && chance(0.2)) {
            simulatedServiceRequest.show(random.nextInt(PICTURES));
        }
        if (chance(0.03)) {
            reporter(simulatedServiceRequest, Transition.WITHDRAW, 20, "withdrawn");
        } else if (chance(0.05)) {
            decline(simulatedServiceRequest);
        } else if (!chance(0.06)) {
            if (chance(0.4)) {
                holder(simulatedServiceRequest, Transition.SCREEN, 6, phrases.any("screened", random));
            }
            correct(simulatedServiceRequest);
            if (simulatedServiceRequest.status() == Status.REPORTED
                    || simulatedServiceRequest.status() == Status.SCREENED) {
                holder(simulatedServiceRequest, Transition.ACCEPT, 10, phrases.any("accepted", random));
            }
            remark(simulatedServiceRequest);
        }
    }

    /** Two reported the same: the later one is merged. Returns whether there was time to. */
    boolean merge(SimulatedServiceRequest simulatedServiceRequest, SimulatedServiceRequest original) {
        Instant at =
                ActivitySchedule.office(ActivitySchedule.later(simulatedServiceRequest.updated(), 12, random), random);
        if (at.isAfter(end)) {
            return false;
        }
        simulatedServiceRequest.take(
                Transition.MERGE, at, cityDirectory.party(simulatedServiceRequest.organisation()), "", original.id());
        return true;
    }

    /** What the organisation does that is to answer. */
    void answer(SimulatedServiceRequest simulatedServiceRequest) {
        double days = cityDirectory
                .category(simulatedServiceRequest.report().subject().category())
                .days();
        if (!open(simulatedServiceRequest) || chance(0.1)) {
            return;
        }
        if (simulatedServiceRequest.status() == Status.REFERRED && chance(0.06)) {
            holder(simulatedServiceRequest, Transition.RETURN, days * 6, phrases.any("returned", random));
            return;
        }
        if (chance(0.08)) {
            decline(simulatedServiceRequest);
            return;
        }
        if (chance(0.7)) {
            holder(simulatedServiceRequest, Transition.START, days * 5, phrases.any("started", random));
        }
        if (!chance(0.08)
                && resolve(
                        simulatedServiceRequest,
                        days,
                        phrases.resolved(simulatedServiceRequest.report().subject(), random))) {
            afterwards(simulatedServiceRequest, days);
        }
    }

    private static boolean open(SimulatedServiceRequest simulatedServiceRequest) {
        return simulatedServiceRequest.status() == Status.ACCEPTED
                || simulatedServiceRequest.status() == Status.REFERRED;
    }

    private boolean resolve(SimulatedServiceRequest simulatedServiceRequest, double days, String note) {
        boolean done = holder(simulatedServiceRequest, Transition.RESOLVE, days * 11, note);
        if (done && !simulatedServiceRequest.report().sensitive() && chance(0.12)) {
            simulatedServiceRequest.show(random.nextInt(PICTURES));
        }
        return done;
    }

    /** What the reporter makes of it. */
    private void afterwards(SimulatedServiceRequest simulatedServiceRequest, double days) {
        if (chance(0.42)) {
            reporter(simulatedServiceRequest, Transition.CONFIRM, 30, "confirmed");
        } else if (chance(0.16) && reporter(simulatedServiceRequest, Transition.DISPUTE, 40, "disputed")) {
            if (chance(0.75) && resolve(simulatedServiceRequest, days, phrases.any("redone", random)) && chance(0.6)) {
                reporter(simulatedServiceRequest, Transition.CONFIRM, 30, "confirmed");
            }
        } else if (chance(0.03)) {
            Instant at = ActivitySchedule.office(
                    ActivitySchedule.later(simulatedServiceRequest.updated(), 10 * HOURS_PER_DAY, random), random);
            String follower = simulatedServiceRequest.report().campaign() == null
                    ? simulatedServiceRequest.organisation()
                    : ServiceRequestDemonstration.COLLECTOR;
            if (!at.isAfter(end)) {
                simulatedServiceRequest.take(
                        Transition.REOPEN, at, cityDirectory.party(follower), phrases.any("reopened", random));
            }
        }
    }

    /** Some are handed on, outside any campaign. */
    void passOn(SimulatedServiceRequest simulatedServiceRequest) {
        boolean other = simulatedServiceRequest.organisation() != null
                && !OTHER_AGENCY.equals(simulatedServiceRequest.organisation());
        Instant at =
                ActivitySchedule.office(ActivitySchedule.later(simulatedServiceRequest.updated(), 20, random), random);
        if (simulatedServiceRequest.status() == Status.ACCEPTED
                && other
                && cityDirectory.has(OTHER_AGENCY)
                && chance(0.05)
                && !at.isAfter(end)) {
            simulatedServiceRequest.take(
                    Transition.REFER,
                    at,
                    cityDirectory.party(simulatedServiceRequest.organisation()),
                    phrases.any("referred", random),
                    OTHER_AGENCY);
        }
    }

    private void decline(SimulatedServiceRequest simulatedServiceRequest) {
        holder(
                simulatedServiceRequest,
                Transition.DECLINE,
                30,
                phrases.declined(simulatedServiceRequest.report().subject(), random));
    }

    /** Sometimes the category was wrong at first: the entry says what it was taken for. */
    private void correct(SimulatedServiceRequest simulatedServiceRequest) {
        if (chance(0.05)) {
            Phrases.Subject subject = simulatedServiceRequest.report().subject();
            simulatedServiceRequest.entries().stream()
                    .filter(entry -> "category".equals(entry.getString("subject")))
                    .findFirst()
                    .ifPresent(first ->
                            first.put("value", phrases.mistaken(subject, random).category()));
            simulatedServiceRequest.classify(
                    "category", subject.category(), 0.95, cityDirectory.party(simulatedServiceRequest.organisation()));
        }
    }

    private void remark(SimulatedServiceRequest simulatedServiceRequest) {
        Instant at = ActivitySchedule.later(simulatedServiceRequest.updated(), 20, random);
        if (simulatedServiceRequest.status() == Status.ACCEPTED && chance(0.07) && !at.isAfter(end)) {
            simulatedServiceRequest.remark(
                    at,
                    chance(0.5)
                            ? SimulatedServiceRequest.Party.REPORTER
                            : cityDirectory.party(simulatedServiceRequest.organisation()),
                    phrases.any("remarks", random));
        }
    }

    private boolean holder(
            SimulatedServiceRequest simulatedServiceRequest, Transition transition, double hours, String note) {
        Instant at = ActivitySchedule.office(
                ActivitySchedule.later(simulatedServiceRequest.updated(), hours, random), random);
        if (at.isAfter(end)) {
            return false;
        }
        simulatedServiceRequest.take(transition, at, cityDirectory.party(simulatedServiceRequest.organisation()), note);
        return true;
    }

    private boolean reporter(
            SimulatedServiceRequest simulatedServiceRequest, Transition transition, double hours, String notes) {
        Instant at = ActivitySchedule.later(simulatedServiceRequest.updated(), hours, random);
        if (at.isAfter(end)) {
            return false;
        }
        simulatedServiceRequest.take(
                transition, at, SimulatedServiceRequest.Party.REPORTER, phrases.any(notes, random));
        return true;
    }
}
