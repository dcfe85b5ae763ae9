using Microsoft.Extensions.Logging;

namespace Tally.Local.SelfTests;

internal static partial class Log
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "The self-test of {Dataset} found {Count} wrong figures.")]
    public static partial void SelfTestWrong(ILogger logger, string dataset, int count);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Warning, Message = "The self-test of {Dataset} could not be run.")]
    public static partial void SelfTestFailed(ILogger logger, string dataset, Exception failure);
}
