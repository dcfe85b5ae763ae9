using System.Text;
using Tally.Datasets;

namespace Tally.Shared.Tests.Csv;

public sealed class EncodingTests
{
    private const string Western = "faculté;étudiantes;coût\nMédecine;12;3\nThéologie;14;5\nHautes études;7;9\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    [InlineData("macintosh", false)]
    public async Task Western_text_is_read_in_whatever_encoding_it_comes(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Western)];
        var reading = await Reading.OfAsync(bytes);
        Assert.Equal(["faculté", "étudiantes", "coût"], reading.Header);
        Assert.Equal("Hautes études", reading.Rows[2][0]);
    }

    [Theory]
    [InlineData(949, "도시,인구\n서울,9411260\n부산,3320276\n대구,2365619\n")]
    [InlineData(932, "都市,人口\nひがし大阪,493940\nさいたま市,1339000\nつくば市,256000\n")]
    [InlineData(950, "城市,人口\n臺北,2480681\n高雄,2737941\n臺中,2845909\n新竹,457242\n")]
    [InlineData(54936, "城市,人口\n北京,21893095\n上海,24870895\n广州,18676605\n")]
    public async Task Eastern_text_is_read_in_its_code_page(int codePage, string text)
    {
        var reading = await Reading.OfAsync(CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text));
        string[] lines = text.Split('\n');
        Assert.Equal(lines[0].Split(','), reading.Header);
        Assert.Equal(lines[2].Split(','), reading.Rows[1]);
    }

    [Theory]
    [InlineData(1250, "miasto;ludność\nŁódź;658444\nPoznań;545073\nBiałystok;292600\n")]
    [InlineData(1251, "город;население\nМосква;13104177\nКазань;1314685\n")]
    [InlineData(20932, "都市,人口\n大阪市,2752412\n横浜市,3777491\n札幌市,1973395\n")]
    public async Task Text_in_an_encoding_that_is_not_known_is_never_read_in_silence(int codePage, string text)
    {
        var reading = await Reading.OfAsync(CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text));
        Assert.Contains(reading.Problems, problem => problem.Code is ProblemCodes.UncertainEncoding or ProblemCodes.UndecodableBytes);
    }

    [Fact]
    public async Task Byte_order_marks_may_be_doubled()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("a;b\n1;2\n")];
        Assert.Equal(["a", "b"], (await Reading.OfAsync(bytes)).Header);
    }

    [Fact]
    public async Task Quotes_that_became_control_characters_are_given_back()
    {
        var reading = await Reading.OfAsync("vin,n\nCh\u00E2teau d\u0092Angludet,3\nCh\u00E2teau Cos,4\n");
        Assert.Equal("Château d’Angludet", reading.Rows[0][0]);
    }
}
