using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>The score of a version from the answers its questions got.</summary>
internal static class SelfTestScore
{
    /// <summary>Null when there were questions and no model answered any.</summary>
    public static SelfTestReport? Of(SelfTestSubject subject, IReadOnlyList<AnswerDocument?> given, DateTimeOffset now)
    {
        var blank = new SelfTestReport
        {
            Dataset = subject.Profile.Id,
            Version = subject.Profile.Version,
            RanAt = now,
            Asked = subject.Cases.Count,
            Exact = 0,
            Declined = 0,
            Wrong = 0,
            Untested = subject.Untested,
        };
        if (subject.Untested is not null)
        {
            return blank;
        }

        var verdicts = given.Select((answer, at) => answer is null
            ? SelfTestVerdict.Failed
            : SelfTestVerdicts.Of(subject.Cases[at], answer, subject.Profile.Period?.Column)).ToList();
        if (verdicts.TrueForAll(static verdict => verdict == SelfTestVerdict.Failed))
        {
            return null;
        }

        var someAnswer = given.OfType<AnswerDocument>().First();
        return blank with
        {
            Model = someAnswer.Model,
            RuleBased = someAnswer.RuleBased,
            Exact = verdicts.Count(static verdict => verdict == SelfTestVerdict.Exact),
            Declined = verdicts.Count(static verdict => verdict is SelfTestVerdict.Declined or SelfTestVerdict.Failed),
            Wrong = verdicts.Count(static verdict => verdict == SelfTestVerdict.Wrong),
            Failures =
            [
                .. verdicts.Select((verdict, at) => (verdict, at)).Where(static one => one.verdict != SelfTestVerdict.Exact)
                    .Select(one => Failure(subject.Cases[one.at], one.verdict, given[one.at])),
            ],
        };
    }

    private static SelfTestFailure Failure(SelfTestCase asked, SelfTestVerdict verdict, AnswerDocument? answer) => new(
        asked.Language,
        asked.Kind,
        asked.Question,
        asked.Expected is Expectation.Nothing ? null : asked.Expected.ToString(),
        verdict == SelfTestVerdict.Wrong ? "wrong" : "declined",
        answer?.Text ?? "");
}
