using System.Text;
using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>How a file is cut into passages.</summary>
internal sealed record Chunking(int MaxTokens, int OverlapTokens)
{
    private const int CharactersPerToken = 4;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] TextTypes =
        [".c", ".cs", ".cpp", ".html", ".java", ".json", ".md", ".php", ".py", ".rb", ".tex", ".txt", ".css", ".js", ".sh", ".ts"];

    private static readonly string[] BinaryTypes = [".doc", ".docx", ".pdf", ".pptx"];

    public static Chunking Usual { get; } = new(800, 400);

    public static (Chunking Chunking, ApiError? Error) Read(JsonElement body)
    {
        if (body.Member("chunking_strategy") is not { } strategy || strategy.Text("type") == "auto") return (Usual, null);
        if (strategy.Text("type") is not "static" || strategy.Member("static") is not { } sizes)
        {
            return (Usual, ApiErrors.WrongValue("chunking_strategy.type", strategy.Text("type") ?? "", "'auto' and 'static'"));
        }

        long most = sizes.Integer("max_chunk_size_tokens") ?? 800;
        long overlap = sizes.Integer("chunk_overlap_tokens") ?? 400;
        const string path = "chunking_strategy.static";
        if (most < 100) return (Usual, ApiErrors.TooSmall($"{path}.max_chunk_size_tokens", 100, most));
        if (most > 4096) return (Usual, ApiErrors.TooLarge($"{path}.max_chunk_size_tokens", 4096, most));
        return overlap > most / 2 ? (Usual, ApiErrors.TooLarge($"{path}.chunk_overlap_tokens", most / 2, overlap)) : (new Chunking((int)most, (int)overlap), null);
    }

    public Indexed Index(string fileName, ReadOnlyMemory<byte> content)
    {
        string type = Path.GetExtension(fileName).ToLowerInvariant();
        if (BinaryTypes.Contains(type)) return new Indexed([], $"The emulator does not read {type} files.");
        if (!TextTypes.Contains(type)) return new Indexed([], $"The file type {type} is not supported for retrieval.");
        try
        {
            return new Indexed(Cut(StrictUtf8.GetString(content.Span).TrimStart('\uFEFF')), null);
        }
        catch (DecoderFallbackException)
        {
            return new Indexed([], "The file is not UTF-8 text.");
        }
    }

    private List<string> Cut(string text)
    {
        List<string> passages = [];
        int size = MaxTokens * CharactersPerToken;
        for (int start = 0; start < text.Length;)
        {
            int end = Math.Min(text.Length, start + size);
            if (end < text.Length && text.LastIndexOfAny(['\n', '.', ' '], end - 1, size / 2) is > 0 and var stop) end = stop + 1;
            passages.Add(text[start..end]);
            if (end == text.Length) break;
            start = Math.Max(start + 1, end - (OverlapTokens * CharactersPerToken));
        }

        return passages;
    }
}
