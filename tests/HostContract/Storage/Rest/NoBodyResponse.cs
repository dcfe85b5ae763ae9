using Azure;

namespace Tally.HostContract.Rest;

/// <summary>The published clients answer 304 with a reply that has a status and no value.</summary>
internal sealed class NoBodyResponse<T>(Response response) : Response<T>
{
    public override T Value => throw new RequestFailedException(response);

    public override Response GetRawResponse() => response;
}
