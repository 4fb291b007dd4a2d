namespace Shirube.Reading.Formats.Xlsx;

/// <summary>The number formats that files name without saying them (ISO/IEC 29500-1, 18.8.30), those of Japan among them.</summary>
internal static class BuiltInFormats
{
    private const string EraDay = "[$-411]ggge\"年\"m\"月\"d\"日\"";
    private const string EraShort = "[$-411]ge.m.d";

    /// <summary><c>General</c> for what is unknown.</summary>
    public static string Of(int id) =>
        id switch
        {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 or 6 => "\"¥\"#,##0;\"¥\"-#,##0",
            7 or 8 => "\"¥\"#,##0.00;\"¥\"-#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            12 => "# ?/?",
            13 => "# ??/??",
            14 => "yyyy/m/d",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 => "h:mm",
            21 => "h:mm:ss",
            22 => "yyyy/m/d h:mm",
            27 or 36 or 50 or 57 => EraShort,
            28 or 29 or 51 or 54 or 58 => EraDay,
            30 => "m/d/yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"時\"mm\"分\"",
            33 => "h\"時\"mm\"分\"ss\"秒\"",
            34 or 52 or 55 => "yyyy\"年\"m\"月\"",
            35 or 53 or 56 => "m\"月\"d\"日\"",
            37 or 38 => "#,##0;-#,##0",
            39 or 40 => "#,##0.00;-#,##0.00",
            41 or 42 => "#,##0;-#,##0;-",
            43 or 44 => "#,##0.00;-#,##0.00;-",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss",
            48 => "0.0E+0",
            49 => "@",
            _ => "General",
        };
}
