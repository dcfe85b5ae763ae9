using Azure;

namespace Tally.Functions.Storage;

/// <summary>
/// What the service refuses after its client has tried again is an <see cref="IOException"/>, as it is for every store: the
/// step is done again later.
/// </summary>
internal static class Unavailable
{
    public static Task AsIOException(Func<Task> request) => AsIOException(async () =>
    {
        await request();
        return true;
    });

    public static async Task<T> AsIOException<T>(Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (RequestFailedException failure)
        {
            throw new IOException($"Storage answered {failure.Status} {failure.ErrorCode}.", failure);
        }
    }
}
