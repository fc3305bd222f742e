package pilotcity.portal.servicerequest.demonstration;

import java.time.Instant;
import java.util.random.RandomGenerator;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.lifecycle.Transition;

/** Simulates the handling of one request by chance: mostly well and in time, sometimes not. */
final class CaseSimulator {
    private static final String OTHER_AGENCY = "guangzhou-urban-management";
    private static final double HOURS_PER_DAY = 24;
    private static final int PICTURES = StreetDrawings.COUNT;

    private final CityDirectory city;
    private final Phrases phrases;
    private final RandomGenerator random;
    private final Instant end;

    CaseSimulator(CityDirectory city, Phrases phrases, RandomGenerator random, Instant end) {
        this.city = city;
        this.phrases = phrases;
        this.random = random;
        this.end = end;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** What those do who have it first; afterwards it is accepted, or closed, or it waits. */
    void intake(SimulatedServiceRequest request) {
        if (!request.report().sensitive() && chance(0.2)) {
            request.show(random.nextInt(PICTURES));
        }
        if (chance(0.03)) {
            reporter(request, Transition.WITHDRAW, 20, "withdrawn");
        } else if (chance(0.05)) {
            decline(request);
        } else if (!chance(0.06)) {
            if (chance(0.4)) {
                holder(request, Transition.SCREEN, 6, phrases.any("screened", random));
            }
            correct(request);
            if (request.status() == Status.REPORTED || request.status() == Status.SCREENED) {
                holder(request, Transition.ACCEPT, 10, phrases.any("accepted", random));
            }
            remark(request);
        }
    }

    /** Two reported the same: the later one is merged. Returns whether there was time to. */
    boolean merge(SimulatedServiceRequest request, SimulatedServiceRequest original) {
        Instant at = ActivitySchedule.office(ActivitySchedule.later(request.updated(), 12, random), random);
        if (at.isAfter(end)) {
            return false;
        }
        request.take(Transition.MERGE, at, city.party(request.organisation()), "", original.id());
        return true;
    }

    /** What the organisation does that is to answer. */
    void answer(SimulatedServiceRequest request) {
        double days = city.category(request.report().subject().category()).days();
        if (!open(request) || chance(0.1)) {
            return;
        }
        if (request.status() == Status.REFERRED && chance(0.06)) {
            holder(request, Transition.RETURN, days * 6, phrases.any("returned", random));
            return;
        }
        if (chance(0.08)) {
            decline(request);
            return;
        }
        if (chance(0.7)) {
            holder(request, Transition.START, days * 5, phrases.any("started", random));
        }
        if (!chance(0.08)
                && resolve(request, days, phrases.resolved(request.report().subject(), random))) {
            afterwards(request, days);
        }
    }

    private static boolean open(SimulatedServiceRequest request) {
        return request.status() == Status.ACCEPTED || request.status() == Status.REFERRED;
    }

    private boolean resolve(SimulatedServiceRequest request, double days, String note) {
        boolean done = holder(request, Transition.RESOLVE, days * 11, note);
        if (done && !request.report().sensitive() && chance(0.12)) {
            request.show(random.nextInt(PICTURES));
        }
        return done;
    }

    /** What the reporter makes of it. */
    private void afterwards(SimulatedServiceRequest request, double days) {
        if (chance(0.42)) {
            reporter(request, Transition.CONFIRM, 30, "confirmed");
        } else if (chance(0.16) && reporter(request, Transition.DISPUTE, 40, "disputed")) {
            if (chance(0.75) && resolve(request, days, phrases.any("redone", random)) && chance(0.6)) {
                reporter(request, Transition.CONFIRM, 30, "confirmed");
            }
        } else if (chance(0.03)) {
            Instant at = ActivitySchedule.office(
                    ActivitySchedule.later(request.updated(), 10 * HOURS_PER_DAY, random), random);
            String follower = request.report().campaign() == null
                    ? request.organisation()
                    : ServiceRequestDemonstration.COLLECTOR;
            if (!at.isAfter(end)) {
                request.take(Transition.REOPEN, at, city.party(follower), phrases.any("reopened", random));
            }
        }
    }

    /** Some are handed on, outside any campaign. */
    void passOn(SimulatedServiceRequest request) {
        boolean other = request.organisation() != null && !OTHER_AGENCY.equals(request.organisation());
        Instant at = ActivitySchedule.office(ActivitySchedule.later(request.updated(), 20, random), random);
        if (request.status() == Status.ACCEPTED
                && other
                && city.has(OTHER_AGENCY)
                && chance(0.05)
                && !at.isAfter(end)) {
            request.take(
                    Transition.REFER,
                    at,
                    city.party(request.organisation()),
                    phrases.any("referred", random),
                    OTHER_AGENCY);
        }
    }

    private void decline(SimulatedServiceRequest request) {
        holder(
                request,
                Transition.DECLINE,
                30,
                phrases.declined(request.report().subject(), random));
    }

    /** Sometimes the category was wrong at first: the entry says what it was taken for. */
    private void correct(SimulatedServiceRequest request) {
        if (chance(0.05)) {
            Phrases.Subject subject = request.report().subject();
            request.entries().stream()
                    .filter(entry -> "category".equals(entry.getString("subject")))
                    .findFirst()
                    .ifPresent(first ->
                            first.put("value", phrases.mistaken(subject, random).category()));
            request.classify("category", subject.category(), 0.95, city.party(request.organisation()));
        }
    }

    private void remark(SimulatedServiceRequest request) {
        Instant at = ActivitySchedule.later(request.updated(), 20, random);
        if (request.status() == Status.ACCEPTED && chance(0.07) && !at.isAfter(end)) {
            request.remark(
                    at,
                    chance(0.5) ? SimulatedServiceRequest.Party.REPORTER : city.party(request.organisation()),
                    phrases.any("remarks", random));
        }
    }

    private boolean holder(SimulatedServiceRequest request, Transition transition, double hours, String note) {
        Instant at = ActivitySchedule.office(ActivitySchedule.later(request.updated(), hours, random), random);
        if (at.isAfter(end)) {
            return false;
        }
        request.take(transition, at, city.party(request.organisation()), note);
        return true;
    }

    private boolean reporter(SimulatedServiceRequest request, Transition transition, double hours, String notes) {
        Instant at = ActivitySchedule.later(request.updated(), hours, random);
        if (at.isAfter(end)) {
            return false;
        }
        request.take(transition, at, SimulatedServiceRequest.Party.REPORTER, phrases.any(notes, random));
        return true;
    }
}
