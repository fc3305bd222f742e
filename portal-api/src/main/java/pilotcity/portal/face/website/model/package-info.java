/**
 * The pages of models: the card of each, for readers who want to know how far a suggestion can be trusted.
 *
 * <p>ModelPagesFace finds a card in the index; ModelView, ResultView and WeekView make of it what the template shows, and
 * StatedShare decides which of its figures can be printed.
 *
 * <p>It knows models by their documents alone, and learns nothing.
 */
@NullMarked
package pilotcity.portal.face.website.model;

import org.jspecify.annotations.NullMarked;
