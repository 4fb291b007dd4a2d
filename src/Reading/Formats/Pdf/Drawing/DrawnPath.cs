namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>A path while it is described, already in the measure of the shown page.</summary>
internal sealed class DrawnPath
{
    private const int MostPoints = 200_000;
    private int points;

    public List<Piece> Pieces { get; } = [];

    /// <summary>The path also limits what is drawn after it.</summary>
    public bool IsClip { get; set; }

    /// <summary>A part of the path drawn without lifting the pen.</summary>
    internal sealed class Piece
    {
        public List<Point> Points { get; } = [];
        public bool IsClosed { get; set; }
        public bool HasCurve { get; set; }
    }

    public void MoveTo(Point p)
    {
        if (!Takes(p))
            return;
        // A move after a move draws nothing.
        if (Pieces is [.., { Points.Count: 1 }])
            Pieces.RemoveAt(Pieces.Count - 1);
        var piece = new Piece();
        piece.Points.Add(p);
        Pieces.Add(piece);
    }

    public void LineTo(Point p, bool isCurve = false)
    {
        if (!Takes(p) || Pieces.Count == 0)
            return;
        var piece = Pieces[^1];
        if (piece.IsClosed)
        {
            MoveTo(piece.Points[0]);
            piece = Pieces[^1];
        }
        piece.Points.Add(p);
        piece.HasCurve |= isCurve;
    }

    public void Close()
    {
        if (Pieces is [.., var piece])
            piece.IsClosed = true;
    }

    public void Rectangle(Matrix matrix, double x, double y, double w, double h)
    {
        MoveTo(matrix.Apply(x, y));
        LineTo(matrix.Apply(x + w, y));
        LineTo(matrix.Apply(x + w, y + h));
        LineTo(matrix.Apply(x, y + h));
        Close();
    }

    public void Clear()
    {
        Pieces.Clear();
        IsClip = false;
        points = 0;
    }

    private bool Takes(Point p) =>
        double.IsFinite(p.X)
        && double.IsFinite(p.Y)
        && Math.Abs(p.X) < 1e7
        && Math.Abs(p.Y) < 1e7
        && points++ < MostPoints;
}
