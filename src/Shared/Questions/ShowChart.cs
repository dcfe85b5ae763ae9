using Tally.Charts;

namespace Tally.Questions;

/// <summary>A chart of an ended question with its points, each of them a cell of the ledger.</summary>
public sealed class ShowChart
{
    private readonly LedgerReader _ledgers;
    private readonly ShowQuestion _show;

    internal ShowChart(LedgerReader ledgers, ShowQuestion show) => (_ledgers, _show) = (ledgers, show);

    /// <param name="chartId">"C1", or "1".</param>
    /// <returns>Null when there is no such question or chart, or the versions it plots are gone.</returns>
    public async Task<Chart?> RunAsync(string questionId, string chartId, CancellationToken cancellationToken)
    {
        if (await _show.AnswerAsync(questionId, cancellationToken) is not { } answer
            || answer.Charts.FirstOrDefault(chart => chart.Id == chartId || chart.Id == "C" + chartId) is not { } drawn)
        {
            return null;
        }

        var ledger = await _ledgers.OfEndedAsync(questionId, cancellationToken);
        return ChartBuilder.Build(drawn.Spec, ledger.Entries) is ChartOutcome.Built built ? built.Chart : null;
    }
}
