namespace Shirube.Reading.Formats.Pdf.Drawing;

/// <summary>How a page writes, until it says otherwise.</summary>
/// <param name="Spacing">Added behind each letter.</param>
/// <param name="IsStroked">Letters are filled and drawn around: how programs thicken a font that has no bold.</param>
internal readonly record struct LetterState(
    LetterFont? Font,
    double Size,
    double Leading,
    double Rise,
    double Spacing,
    bool IsStroked
);
