/**
 * How an answer is written: XML and JSON by the Spark convention, language, times, document fields.
 *
 * <p>A resource builds an AnswerDocument of AnswerValues; AnswerFormat writes it.
 *
 * <p>It knows no resource and no request body.
 */
@NullMarked
package pilotcity.portal.face.open311.answer;

import org.jspecify.annotations.NullMarked;
