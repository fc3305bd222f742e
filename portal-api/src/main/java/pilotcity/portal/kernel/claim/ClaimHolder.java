package pilotcity.portal.kernel.claim;

import pilotcity.portal.kernel.permission.Actor;

/**
 * Who has documents in front of them.
 *
 * @param name the same for every page that they load there
 * @param page which of those pages; later ones have higher numbers, and 0 is for those that have none
 */
public record ClaimHolder(String name, long page) {

    /** Who {@code actor} is at one of the places where they work: two people with one token are two. */
    public static ClaimHolder of(Actor actor, String seat, long page) {
        return new ClaimHolder(actor.token() + " " + seat, page);
    }
}
