namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>Follows the drawing of a page: paths, their colours and limits, the forms they use, and where they write. Which
/// letters, and pictures, are passed over.</summary>
internal sealed class DrawingReader(PdfObjects objects, CancellationToken cancel)
{
    private const int MostSteps = 4_000_000;
    private const int MostForms = 3_000;

    // Unpacked or read anew for one page; a map of a country has some ten million.
    private const long MostBytes = 128L << 20;
    private const int DeepestForm = 12;
    private const int DeepestState = 200;
    private readonly double[] operands = new double[8];
    private readonly DrawnPath path = new();
    private readonly LetterRuns letters = new(objects);
    private Painter painter = new(0, 0);
    private int operandCount;
    private string? name;
    private int steps;
    private int forms;
    private long begun;

    /// <returns>Null where the drawing cannot be followed: packed in a way that is not known, or too much of it.</returns>
    public PageDrawing? Read(PdfLeaf leaf)
    {
        var isTurned = leaf.Rotation is 90 or 270;
        var (w, h) = (leaf.Box[2] - leaf.Box[0], leaf.Box[3] - leaf.Box[1]);
        painter = isTurned ? new(h, w) : new(w, h);
        steps = forms = 0;
        begun = objects.Work;
        letters.Clear();
        var state = new GraphicsState(Matrix.Shown(leaf.Box, leaf.Rotation), painter.Page, 1, 0, 0);
        var parts = new List<ReadOnlyMemory<byte>>();
        foreach (var part in objects.List(leaf.Page["Contents", null]))
        {
            if (part is not PdfStream stream)
                continue;
            if (objects.Data(stream) is not { } data)
                return null;
            parts.Add(data);
            if (IsTooMuch)
                return null;
        }
        Run(Whole(parts), leaf.Resources, state, 0);
        return IsTooMuch || painter.IsFull
            ? null
            : painter.Result() with
            {
                Letters = letters.Runs,
            };
    }

    private bool IsTooMuch => steps > MostSteps || objects.Work - begun > MostBytes;

    private static ReadOnlyMemory<byte> Whole(List<ReadOnlyMemory<byte>> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        using var whole = new MemoryStream();
        foreach (var part in parts)
        {
            whole.Write(part.Span);
            whole.WriteByte((byte)'\n');
        }
        return whole.ToArray();
    }

    private void Run(
        ReadOnlyMemory<byte> data,
        PdfDictionary resources,
        GraphicsState state,
        int depth
    )
    {
        var tokens = new PdfTokens(data);
        var saved = new Stack<GraphicsState>();
        path.Clear();
        operandCount = 0;
        while (tokens.Next() is not PdfToken.End && !painter.IsFull)
        {
            if ((++steps & 0xffff) == 0)
                cancel.ThrowIfCancellationRequested();
            if (IsTooMuch)
                return;
            if (tokens.Last == PdfToken.Number)
            {
                if (operandCount < operands.Length)
                    operands[operandCount++] = tokens.Number;
                letters.Number(tokens.Number, state.Letters);
                continue;
            }
            if (tokens.Last == PdfToken.Name)
                name = tokens.Name();
            if (tokens.Last == PdfToken.Text)
                letters.Text(tokens, state.Letters);
            if (tokens.Last is PdfToken.ListStart or PdfToken.ListEnd)
                letters.List(tokens.Last == PdfToken.ListStart);
            if (tokens.Last != PdfToken.Word)
                continue;
            var word = tokens.Span;
            if (word.SequenceEqual("q"u8))
            {
                if (saved.Count < DeepestState)
                    saved.Push(state);
            }
            else if (word.SequenceEqual("Q"u8))
                state = saved.Count > 0 ? saved.Pop() : state;
            else if (word.SequenceEqual("Do"u8))
                Use(name, resources, state, depth);
            else if (word.SequenceEqual("sh"u8))
                painter.Blend(state);
            else if (word.SequenceEqual("BI"u8))
                SkipPicture(tokens, data.Span);
            else if (
                word[0] is (byte)'T' or (byte)'B' or (byte)'\'' or (byte)'"'
                && word.Length <= 2
            )
                state = letters.Step(
                    word,
                    operands.AsSpan(0, operandCount),
                    name,
                    resources,
                    Step(word, state)
                );
            else
                state = Step(word, state);
            operandCount = 0;
        }
    }

    /// <summary>A picture inside the drawing: its bytes may look like anything.</summary>
    private static void SkipPicture(PdfTokens tokens, ReadOnlySpan<byte> span)
    {
        while (tokens.Next() is not PdfToken.End)
            if (tokens.Last == PdfToken.Word && tokens.Span.SequenceEqual("ID"u8))
                break;
        for (var p = tokens.Position; p + 2 < span.Length; p++)
        {
            var next = span[p..].IndexOf("EI"u8);
            if (next < 0)
                break;
            p += next;
            if (
                PdfTokens.IsWhite(span[p - 1])
                && (p + 2 >= span.Length || PdfTokens.IsWhite(span[p + 2]))
            )
            {
                tokens.Position = p + 2;
                return;
            }
        }
        tokens.Position = span.Length;
    }

    private void Use(string? form, PdfDictionary resources, GraphicsState state, int depth)
    {
        if (form == null || depth >= DeepestForm || ++forms > MostForms)
            return;
        var named = objects.Dictionary(resources["XObject", null]);
        if (objects.Resolved(named?[form, null]) is not PdfStream stream)
            return;
        if (stream.Dictionary.Name("Subtype") != "Form")
        {
            Picture(state);
            return;
        }
        if (objects.Data(stream) is not { } data)
            return;
        var own = objects.List(stream.Dictionary["Matrix", null]).OfType<double>().ToArray();
        var matrix =
            own.Length == 6 ? new(own[0], own[1], own[2], own[3], own[4], own[5]) : Matrix.Identity;
        var inner = state with { ToPage = matrix.Then(state.ToPage) };
        var box = objects.List(stream.Dictionary["BBox", null]).OfType<double>().ToArray();
        if (box.Length == 4)
        {
            path.Clear();
            path.Rectangle(inner.ToPage, box[0], box[1], box[2] - box[0], box[3] - box[1]);
            inner = Limited(inner);
        }
        var resourcesOfForm = objects.Dictionary(stream.Dictionary["Resources", null]);
        Run(data, resourcesOfForm ?? resources, inner, depth + 1);
        path.Clear();
    }

    /// <summary>A picture fills the unit square of its measure.</summary>
    private void Picture(GraphicsState state)
    {
        path.Clear();
        path.Rectangle(state.ToPage, 0, 0, 1, 1);
        painter.Blend(Limited(state));
        path.Clear();
    }

    private GraphicsState Step(ReadOnlySpan<byte> word, GraphicsState state)
    {
        if (word.Length > 3)
            return state;
        var n = operandCount;
        var o = operands;
        var m = state.ToPage;
        switch (word)
        {
            case [(byte)'c', (byte)'m'] when n >= 6:
                return state with
                {
                    ToPage = new Matrix(o[0], o[1], o[2], o[3], o[4], o[5]).Then(m),
                };
            case [(byte)'w'] when n >= 1:
                return state with { Pen = Math.Abs(o[0]) };
            case [(byte)'m'] when n >= 2:
                path.MoveTo(m.Apply(o[0], o[1]));
                return state;
            case [(byte)'l'] when n >= 2:
                path.LineTo(m.Apply(o[0], o[1]));
                return state;
            case [(byte)'c'] when n >= 6:
                path.LineTo(m.Apply(o[4], o[5]), true);
                return state;
            case [(byte)'v' or (byte)'y'] when n >= 4:
                path.LineTo(m.Apply(o[2], o[3]), true);
                return state;
            case [(byte)'h']:
                path.Close();
                return state;
            case [(byte)'r', (byte)'e'] when n >= 4:
                path.Rectangle(m, o[0], o[1], o[2], o[3]);
                return state;
            case [(byte)'W', ..] when word.Length == 1 || word[1] == '*':
                path.IsClip = true;
                return state;
            case [(byte)'g'] or [(byte)'r', (byte)'g'] or [(byte)'k'] or [(byte)'s', (byte)'c', ..]:
                return state with { FillLightness = GraphicsState.Lightness(o.AsSpan(0, n)) };
            case [(byte)'G'] or [(byte)'R', (byte)'G'] or [(byte)'K'] or [(byte)'S', (byte)'C', ..]:
                return state with { StrokeLightness = GraphicsState.Lightness(o.AsSpan(0, n)) };
            case [(byte)'c', (byte)'s']:
                return state with { FillLightness = 0 };
            case [(byte)'C', (byte)'S']:
                return state with { StrokeLightness = 0 };
            default:
                return Paint(word, state);
        }
    }

    private GraphicsState Paint(ReadOnlySpan<byte> word, GraphicsState state)
    {
        var (closes, fills, strokes) = word switch
        {
            [(byte)'S'] => (false, false, true),
            [(byte)'s'] => (true, false, true),
            [(byte)'f' or (byte)'F'] or [(byte)'f', (byte)'*'] => (false, true, false),
            [(byte)'B'] or [(byte)'B', (byte)'*'] => (false, true, true),
            [(byte)'b'] or [(byte)'b', (byte)'*'] => (true, true, true),
            _ => (false, false, false),
        };
        if (!fills && !strokes && word is not [(byte)'n'])
            return state;
        if (closes)
            path.Close();
        if (fills)
            painter.Fill(path, state);
        if (strokes)
            painter.Stroke(path, state);
        if (path.IsClip)
            state = Limited(state);
        path.Clear();
        return state;
    }

    private GraphicsState Limited(GraphicsState state)
    {
        if (path.Pieces.Count == 0)
            return state;
        var box = path.Pieces.Select(Painter.Around).Aggregate((a, b) => a.Around(b));
        return state with { Clip = Painter.Clipped(box, state.Clip) };
    }
}
