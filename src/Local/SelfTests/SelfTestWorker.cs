using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.SelfTests;

namespace Tally.Local.SelfTests;

/// <summary>Tests what is published while the API serves, one dataset at a time, behind whoever asks.</summary>
internal sealed class SelfTestWorker(RunSelfTest test, ILogger<SelfTestWorker> log)
{
    public async Task RunAsync(SelfTestQueue queue, CancellationToken cancellationToken)
    {
        await foreach (var dataset in queue.ReadAllAsync(cancellationToken))
        {
            try
            {
                if (await test.RunAsync(dataset, again: false, cancellationToken) is { Flagged: true } report)
                {
                    Log.SelfTestWrong(log, report.Dataset.ToString(), report.Wrong);
                }
            }
            catch (IOException failure)
            {
                Log.SelfTestFailed(log, dataset.ToString(), failure);
            }
        }
    }
}

/// <summary>Datasets that wait to be tested.</summary>
internal sealed class SelfTestQueue : ISelfTestQueue
{
    private readonly Channel<DatasetId> _waiting = Channel.CreateUnbounded<DatasetId>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(DatasetId dataset) => _waiting.Writer.TryWrite(dataset);

    public IAsyncEnumerable<DatasetId> ReadAllAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);
}
