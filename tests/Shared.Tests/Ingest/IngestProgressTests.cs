using System.Text;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

public sealed class IngestProgressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public async Task The_bytes_of_a_file_are_told_up_to_the_whole_and_never_go_back(string encoding)
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        byte[] bytes = Bytes(60_000, encoding);
        string path = folder.Write("a.csv", bytes);
        var told = new Steps();

        await home.Get<IngestPaths>().RunAsync([path], told, Token);

        IngestStep[] read = [.. told.Where(step => step.FilesDone == 0)];
        Assert.True(read.Length > 2, "A long file is told in steps.");
        Assert.All(read, step => Assert.Equal(("a.csv", bytes.Length, 1), (step.File, step.Whole, step.Files)));
        Assert.Equal(read.OrderBy(step => step.Read), read);
        Assert.Equal(bytes.Length, read[^1].Read);
        Assert.Equal(1, told[^1].FilesDone);
    }

    [Fact]
    public async Task The_files_of_a_folder_are_counted_until_all_are_done()
    {
        using var home = new Home();
        var told = new Steps();

        await home.Get<IngestPaths>().RunAsync([Samples.Unil], told, Token);

        Assert.Equal(Enumerable.Range(1, 9), told.Select(step => step.FilesDone).Where(done => done > 0).Distinct());
        Assert.All(told, step => Assert.Equal(9, step.Files));
    }

    private static byte[] Bytes(int rows, string encoding)
    {
        var csv = new StringBuilder("an;été;n\n");
        for (int i = 0; i < rows; i++)
        {
            csv.Append("2020;Genève;").Append(i).Append('\n');
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(encoding) is { } page ? page.GetBytes(csv.ToString())
            : [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(csv.ToString())];
    }

    private sealed class Steps : List<IngestStep>, IProgress<IngestStep>
    {
        public void Report(IngestStep value) => Add(value);
    }
}
