using Shirube.Domain.Rounds;

namespace Shirube.Domain.Publishing;

/// <summary>What of a released answer can be corrected.</summary>
public enum CorrectionField
{
    Status,
    Progress,
    Next,
    Evidence,
}

public static class CorrectionFields
{
    public static string Name(this CorrectionField field) => field.ToString().ToLowerInvariant();

    public static CorrectionField? Parse(string? name)
    {
        foreach (var field in Enum.GetValues<CorrectionField>())
            if (field.Name() == name)
                return field;
        return null;
    }

    public static Message Label(this CorrectionField field) =>
        field switch
        {
            CorrectionField.Status => new("進捗状況", "Status"),
            CorrectionField.Progress => AnswerLabels.Progress,
            CorrectionField.Next => AnswerLabels.Next,
            _ => new("根拠", "Evidence"),
        };
}
