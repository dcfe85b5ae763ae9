using Tally.Datasets;

namespace Tally.Questions;

/// <summary>A file the code interpreter made for a question, from our own store.</summary>
public sealed class ShowMadeFile
{
    private readonly MaterialReader _materials;
    private readonly IArtifactStore _artifacts;

    internal ShowMadeFile(MaterialReader materials, IArtifactStore artifacts) => (_materials, _artifacts) = (materials, artifacts);

    /// <summary>Null when there is no such question or file.</summary>
    public async Task<MadeContent?> RunAsync(string questionId, string fileId, CancellationToken cancellationToken)
    {
        var hosted = await _materials.HostedAsync(questionId, cancellationToken);
        return hosted?.Made.FirstOrDefault(made => made.Id == fileId) is { } file
            && await _artifacts.OpenReadAsync(file.Artifact, cancellationToken) is { } content
                ? new MadeContent(file, content)
                : null;
    }
}

public sealed record MadeContent(MadeFile File, Stream Content);
