using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tally.Columns;

namespace Tally.Shared.Tests.Columns;

public sealed class Utf8TextsTests
{
    // Characters about every place where the order of UTF-8 and of UTF-16 part, or nearly do.
    private static readonly string[] Characters = ["a", "b", "é", "ÿ", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "\U00010000", "\U0001F4DA", "\U0010FFFF"];

    [Fact]
    public void Texts_stand_in_the_order_of_their_strings() => Prop.ForAll(Texts().ToArbitrary(), texts =>
    {
        var taken = Take(texts);
        for (int left = 0; left < texts.Length; left++)
        {
            for (int right = 0; right < texts.Length; right++)
            {
                Assert.Equal(Math.Sign(string.CompareOrdinal(texts[left], texts[right])), Math.Sign(taken.Compare(left, right)));
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_column_of_them_is_written_as_one_of_strings() => Prop.ForAll(Texts().ToArbitrary(), texts =>
    {
        int[] codes = [.. Enumerable.Range(-1, texts.Length + 1)];
        Assert.Equal(Written(new TextColumn("t", texts, codes)), Written(new TextColumn("t", Take(texts), codes)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_texts_are_written_whole()
    {
        string[] texts = [new string('é', 200_000), string.Concat(Enumerable.Repeat("\U0001F4DA", 100_001)), "x"];
        Assert.Equal(Written(new TextColumn("t", texts, [0, 1, 2])), Written(new TextColumn("t", Take(texts), [0, 1, 2])));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_seen_also_where_two_texts_would_make_a_character()
    {
        Assert.True(Take(["é", "€"]).IsValid());
        Assert.False(new Utf8Texts([0x61, 0xC3], [2]).IsValid());
        Assert.False(new Utf8Texts([0xE2, 0x82, 0xAC], [1, 3]).IsValid());
    }

    private static Gen<string[]> Texts() =>
        from texts in Gen.ListOf(from parts in Gen.ListOf(Gen.Elements(Characters)) select string.Concat(parts))
        select texts.Distinct(StringComparer.Ordinal).ToArray();

    private static Utf8Texts Take(string[] texts)
    {
        var dictionary = new Utf8Dictionary();
        foreach (string text in texts)
        {
            dictionary.CodeOf(Encoding.UTF8.GetBytes(text));
        }

        return dictionary.Take();
    }

    private static byte[] Written(TextColumn column)
    {
        using var stream = new MemoryStream();
        ColumnFile.WriteAsync(stream, [column], [.. Enumerable.Range(2, column.Count)], CancellationToken.None).GetAwaiter().GetResult();
        return stream.ToArray();
    }
}
