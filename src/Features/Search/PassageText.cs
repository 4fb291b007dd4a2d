namespace Shirube.Features.Search;

/// <summary>
/// The normalised text of all passages in one buffer, and every position in it sorted by the two characters that stand
/// there. A word of two characters is one run of positions; a longer word is checked at the positions of its rarest pair.
/// Nothing is missed, and a hit never reaches from one passage into the next. 8 bytes of index for 4 of text; see
/// docs/decisions/0020-search.md.
/// </summary>
internal sealed class PassageText
{
    /// <summary>Stands after every passage. PostgreSQL text cannot hold it.</summary>
    public const char Separator = '\0';

    private const int BlockBits = 6;

    private readonly char[] text;
    private readonly int[] starts; // of each passage; one more: the end
    private readonly int[] positions; // sorted by (character, next character, position)
    private readonly int[] runs; // where in positions each character's run begins; one more: the end
    private readonly int[] blocks; // the passage that holds the first character of each 64

    public PassageText(char[] text, int[] starts)
    {
        this.text = text;
        this.starts = starts;
        runs = Runs(text);
        positions = SortedPositions(text, runs);
        blocks = Blocks(text.Length, starts);
    }

    public int Count => starts.Length - 1;

    public ReadOnlySpan<char> this[int passage] => text.AsSpan(starts[passage], LengthOf(passage));

    public int LengthOf(int passage) => starts[passage + 1] - starts[passage] - 1;

    /// <summary>An upper bound of the places where the word stands, for choosing what to look up first.</summary>
    public int Estimate(string word) => IsFindable(word) ? Rarest(word, out _).Length : 0;

    /// <summary>Every passage that holds the word, in order, with how well.</summary>
    public Hits Find(string word)
    {
        if (!IsFindable(word))
            return new Hits(0);
        return word.Length == 1 ? FindCharacter(word[0]) : FindWord(word);
    }

    /// <summary>How well a passage holds the word: 0 not at all.</summary>
    public float Relevance(int passage, string word)
    {
        var (count, at, first) = (0, 0, -1);
        var rest = this[passage];
        for (int i; (i = rest[at..].IndexOf(word, StringComparison.Ordinal)) >= 0; at += i + 1)
        {
            first = count == 0 ? i : first;
            count++;
        }
        return count == 0 ? 0 : Relevance(count, word.Length, LengthOf(passage), first == 0);
    }

    // A passage in which the word is much of the text comes first; one that is the word, or begins with it, before all.
    private static float Relevance(int count, int wordLength, int length, bool begins) =>
        (float)count * wordLength / (40 + length)
        + (
            !begins ? 0
            : wordLength == length ? 1
            : 0.2f
        );

    private static bool IsFindable(string word) => word.Length > 0 && !word.Contains(Separator);

    private Hits FindWord(string word)
    {
        var run = Rarest(word, out var offset);
        var hits = new Hits(Math.Min(run.Length, Count));
        var (passage, count, begins) = (-1, 0, false);
        var end = -1; // of the passage
        foreach (var position in run)
        {
            var start = position - offset;
            if (word.Length > 2 && !StandsAt(start, word))
                continue;
            if (start >= end)
            {
                if (count > 0)
                    hits.Add(passage, Relevance(count, word.Length, LengthOf(passage), begins));
                passage = PassageAt(start);
                end = starts[passage + 1];
                (count, begins) = (0, start == starts[passage]);
            }
            count++;
        }
        if (count > 0)
            hits.Add(passage, Relevance(count, word.Length, LengthOf(passage), begins));
        return hits;
    }

    // The run of one character is sorted by what follows it, so the passages are counted first and then walked.
    private Hits FindCharacter(char c)
    {
        var run = RunOf(c);
        var counts = new int[Count];
        var found = 0;
        foreach (var position in run)
            if (counts[PassageAt(position)]++ == 0)
                found++;
        var hits = new Hits(found);
        for (var passage = 0; hits.Count < found; passage++)
            if (counts[passage] is > 0 and var count)
                hits.Add(
                    passage,
                    Relevance(count, 1, LengthOf(passage), text[starts[passage]] == c)
                );
        return hits;
    }

    private bool StandsAt(int start, string word) =>
        start >= 0
        && start + word.Length <= text.Length
        && text.AsSpan(start, word.Length).SequenceEqual(word);

    private int PassageAt(int position)
    {
        var passage = blocks[position >> BlockBits];
        while (starts[passage + 1] <= position)
            passage++;
        return passage;
    }

    /// <summary>The shortest run among the pairs of a word, and where in the word its pair is.</summary>
    private ReadOnlySpan<int> Rarest(string word, out int offset)
    {
        offset = 0;
        var rarest = word.Length == 1 ? RunOf(word[0]) : Pair(word[0], word[1]);
        for (var i = 1; i < word.Length - 1 && rarest.Length > 0; i++)
        {
            var run = Pair(word[i], word[i + 1]);
            if (run.Length < rarest.Length)
            {
                rarest = run;
                offset = i;
            }
        }
        return rarest;
    }

    private ReadOnlySpan<int> RunOf(char c) => positions.AsSpan(runs[c], runs[c + 1] - runs[c]);

    private ReadOnlySpan<int> Pair(char first, char second)
    {
        var from = FirstNotBefore(first, second);
        return positions.AsSpan(from, FirstNotBefore(first, second + 1) - from);
    }

    private int FirstNotBefore(char first, int second)
    {
        var (low, high) = (runs[first], runs[first + 1]);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (text[positions[middle] + 1] < second)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // The last character is a separator and has no next one: it begins no pair and is left out.
    private static int[] Runs(char[] text)
    {
        var runs = new int[char.MaxValue + 2];
        for (var i = 0; i < text.Length - 1; i++)
            runs[text[i] + 1]++;
        for (var c = 0; c <= char.MaxValue; c++)
            runs[c + 1] += runs[c];
        return runs;
    }

    // Radix sort: by the second character, then, keeping that order, by the first.
    private static int[] SortedPositions(char[] text, int[] runs)
    {
        var length = Math.Max(0, text.Length - 1);
        var bySecond = new int[length];
        var next = new int[char.MaxValue + 2];
        for (var i = 0; i < length; i++)
            next[text[i + 1] + 1]++;
        for (var c = 0; c <= char.MaxValue; c++)
            next[c + 1] += next[c];
        for (var i = 0; i < length; i++)
            bySecond[next[text[i + 1]]++] = i;
        var sorted = new int[length];
        Array.Copy(runs, next, next.Length);
        foreach (var position in bySecond)
            sorted[next[text[position]]++] = position;
        return sorted;
    }

    private static int[] Blocks(int length, int[] starts)
    {
        var blocks = new int[(length >> BlockBits) + 1];
        for (int b = 0, passage = 0; b < blocks.Length; b++)
        {
            while (passage + 2 < starts.Length && starts[passage + 1] <= b << BlockBits)
                passage++;
            blocks[b] = passage;
        }
        return blocks;
    }
}
