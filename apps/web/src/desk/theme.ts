import type { ThemeConfig } from 'antd';
import { FONT_FAMILY, themes, type Theme, type ThemeName } from '../styles/tokens';

/** What the machine in hand asks of sizes. */
export interface Room {
  /** From 992 pixels on: denser rows and controls. */
  readonly wide: boolean;
  /** How much larger than usual the root's type is, 1 for 16 pixels. */
  readonly scale: number;
}

type Tokens = NonNullable<ThemeConfig['token']>;
type Palette = Theme['palette'];

/** What is written, and what it is written on. */
function surfaces(palette: Palette): Tokens {
  return {
    colorTextBase: palette.text,
    colorBgBase: palette.bgContainer,
    colorText: palette.text,
    colorTextSecondary: palette.textSecondary,
    colorTextTertiary: palette.textTertiary,
    colorTextQuaternary: palette.textTertiary,
    colorTextHeading: palette.text,
    colorTextLabel: palette.text,
    colorTextDescription: palette.textSecondary,
    colorTextPlaceholder: palette.textTertiary,
    colorTextDisabled: palette.textTertiary,
    colorTextLightSolid: palette.onPrimary,
    colorIcon: palette.textSecondary,
    colorIconHover: palette.text,
    colorBgLayout: palette.bgLayout,
    colorBgContainer: palette.bgContainer,
    colorBgContainerDisabled: palette.skeleton,
    colorBgElevated: palette.bgElevated,
    colorBgSpotlight: palette.text,
    colorBgMask: palette.mask,
    colorBgTextHover: palette.skeleton,
    colorBgTextActive: palette.borderSecondary,
    colorBgSolid: palette.primary,
    colorBgSolidHover: palette.primaryHover,
    colorBgSolidActive: palette.primaryActive,
    colorFill: palette.borderSecondary,
    colorFillSecondary: palette.skeleton,
    colorFillTertiary: palette.skeleton,
    colorFillQuaternary: palette.bgLayout,
    colorFillAlter: palette.bgLayout,
    colorFillContent: palette.skeleton,
    colorFillContentHover: palette.borderSecondary,
    colorBorder: palette.border,
    colorBorderDisabled: palette.borderSecondary,
    colorBorderSecondary: palette.borderSecondary,
    colorSplit: palette.borderSecondary,
    colorWhite: palette.onPrimary,
  };
}

/** What can be pressed. */
function accents(palette: Palette): Tokens {
  return {
    colorPrimary: palette.primary,
    colorPrimaryHover: palette.primaryHover,
    colorPrimaryActive: palette.primaryActive,
    colorPrimaryBg: palette.primaryBg,
    colorPrimaryBgHover: palette.primaryBg,
    colorPrimaryBorder: palette.primary,
    colorPrimaryBorderHover: palette.primaryHover,
    colorPrimaryText: palette.link,
    colorPrimaryTextHover: palette.linkHover,
    colorPrimaryTextActive: palette.linkHover,
    colorLink: palette.link,
    colorLinkHover: palette.linkHover,
    colorLinkActive: palette.linkHover,
    controlItemBgHover: palette.skeleton,
    controlItemBgActive: palette.primaryBg,
    controlItemBgActiveHover: palette.primaryBg,
    controlOutline: palette.primaryBg,
    controlOutlineWidth: 2,
  };
}

/** What informs, succeeds and warns. */
function tones({ palette, states }: Theme): Tokens {
  return {
    colorInfo: palette.primary,
    colorInfoHover: palette.primaryHover,
    colorInfoActive: palette.primaryActive,
    colorInfoBg: palette.primaryBg,
    colorInfoBgHover: palette.primaryBg,
    colorInfoBorder: palette.primary,
    colorInfoBorderHover: palette.primaryHover,
    colorInfoText: states.heatFull.text,
    colorInfoTextHover: states.heatFull.text,
    colorInfoTextActive: states.heatFull.text,
    colorSuccess: palette.success,
    colorSuccessHover: palette.success,
    colorSuccessActive: palette.success,
    colorSuccessBg: palette.successBg,
    colorSuccessBgHover: palette.successBg,
    colorSuccessBorder: palette.success,
    colorSuccessBorderHover: palette.success,
    colorSuccessText: palette.successText,
    colorSuccessTextHover: palette.successText,
    colorSuccessTextActive: palette.successText,
    colorWarning: palette.warning,
    colorWarningHover: palette.warning,
    colorWarningActive: palette.warning,
    colorWarningBg: palette.warningBg,
    colorWarningBgHover: palette.warningBg,
    colorWarningBorder: palette.warning,
    colorWarningBorderHover: palette.warning,
    colorWarningText: palette.warningText,
    colorWarningTextHover: palette.warningText,
    colorWarningTextActive: palette.warningText,
    colorWarningOutline: palette.warningBg,
  };
}

/** What is wrong. antd writes in the colour of an error, so that it is the red of texts. */
function errors(palette: Palette): Tokens {
  return {
    colorError: palette.errorText,
    colorErrorHover: palette.errorText,
    colorErrorActive: palette.errorText,
    colorErrorBg: palette.errorBg,
    colorErrorBgHover: palette.errorBg,
    colorErrorBgFilledHover: palette.errorBg,
    colorErrorBgActive: palette.errorBg,
    colorErrorBorder: palette.errorText,
    colorErrorBorderHover: palette.errorText,
    colorErrorText: palette.errorText,
    colorErrorTextHover: palette.errorText,
    colorErrorTextActive: palette.errorText,
    colorErrorOutline: palette.errorBg,
  };
}

/**
 * antd in the product's colours. Every colour is one of `tokens.ts`, none is left to be derived: what antd makes of a
 * seed by itself does not reach the contrasts that we promise.
 */
export function antdTheme(name: ThemeName, { wide, scale }: Room): ThemeConfig {
  const { palette } = themes[name];
  const dark = name === 'set';
  const px = (size: number): number => Math.round(size * scale);
  return {
    cssVar: { key: 'cb' },
    hashed: false,
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: px(wide ? 14 : 16),
      fontSizeSM: px(13),
      lineHeight: wide ? 1.571 : 1.625,
      fontWeightStrong: 600,
      controlHeight: px(wide ? 32 : 48),
      controlHeightSM: px(wide ? 28 : 44),
      controlHeightLG: px(48),
      controlInteractiveSize: 20,
      borderRadius: 8,
      borderRadiusLG: 12,
      borderRadiusSM: 4,
      borderRadiusXS: 4,
      motion: !dark,
      wireframe: false,
      ...surfaces(palette),
      ...accents(palette),
      ...tones(themes[name]),
      ...errors(palette),
    },
    components: {
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px', labelColor: palette.text },
      Select: {
        optionSelectedColor: palette.text,
        optionSelectedBg: palette.primaryBg,
        optionHeight: px(wide ? 32 : 44),
      },
      Table: {
        headerBg: palette.bgLayout,
        headerColor: palette.textSecondary,
        headerSplitColor: palette.borderSecondary,
        borderColor: palette.borderSecondary,
        rowHoverBg: palette.bgLayout,
        cellPaddingBlock: 8,
        cellPaddingInline: 12,
        stickyScrollBarBg: palette.border,
      },
    },
  };
}
