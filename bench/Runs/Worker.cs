namespace Tally.Bench.Runs;

/// <summary>The process that is killed: takes up what an earlier one left, asks what was not asked yet, ends when all is answered.</summary>
internal static class Worker
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        await using var bench = new Workbench(arguments.Home, new Uri(arguments.Model));
        await bench.IngestAsync(arguments.Data);
        await bench.Driver.ResumeAsync(CancellationToken.None);
        var questions = new Questionnaire(arguments.Data, arguments.Seed);
        using var places = new SemaphoreSlim(arguments.AtOnce);
        await Task.WhenAll(Enumerable.Range(0, arguments.Questions).Select(async number =>
        {
            await places.WaitAsync();
            try
            {
                await bench.AnswerAsync(questions.Question(number), Questionnaire.Key(number));
            }
            finally
            {
                places.Release();
            }
        }));
        return 0;
    }
}
