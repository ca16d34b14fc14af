"""The one style sheet, its colours as ``$names`` of a theme.

Edges, arrows and check marks are drawn here too: the style would draw them darker than a dark window, and fields that
open otherwise than fields that are typed into. Widgets say what they are through properties: ``role``
(``strong``, ``quiet``, ``title``, ``danger``, ``warning``, ``primary``, ``icon``), ``chip`` (the state of a set of
annotations) and ``current`` (the pane that has the keyboard).
"""

from __future__ import annotations

SHEET = """
QWidget { color: $text; }
QMainWindow, QDialog { background: $window; }
QToolTip, #hoverCard { background: $raised; color: $text; border: 1px solid $control; padding: 6px 9px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="quiet"] { color: $muted; }
QLabel[role="shade"] { color: $text; background: $track; border-radius: 3px; padding: 0px 6px; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; font-weight: 600; }

QPushButton { background: $raised; border: 1px solid $control; border-radius: ${radius}px; padding: 5px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $down; }
QPushButton:default, QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover, QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="danger"] { color: $danger; border-color: $danger; }
QPushButton:disabled { color: $muted; background: $window; border-color: $border; }
QPushButton::menu-indicator { image: none; width: 0px; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border-color: $text; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px; padding: 3px 7px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $down; }
QToolButton:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="icon"] { color: $muted; font-size: 13pt; padding: 0px 5px 2px 5px; }
QToolButton[role="icon"]:hover { color: $text; }
QToolButton[active="true"] { color: $accent; }
QToolButton[chip] { border-radius: 9px; padding: 1px 9px; border: 1px solid $border; color: $muted; font-size: 9pt; }
QToolButton[chip="in_progress"] { color: $warning; border-color: $warning; background: $warning_ground; }
QToolButton[chip="done"] { color: $ok; border-color: $ok; background: $ok_ground; }
QToolButton[chip][sign="true"] { background: transparent; border-color: transparent; padding: 0px 2px 3px 2px;
  font-size: 12pt; }
QToolButton[chip][sign="true"]:hover { background: $hover; }
QToolButton[chip]:focus { border: 2px solid $focus; padding: 0px 8px; }

QLineEdit, QPlainTextEdit {
  background: $raised; border: 1px solid $control; border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $selection; selection-color: $text; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus {
  border: 2px solid $focus; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled {
  color: $muted; background: $window; border-color: $border; }
QComboBox, QAbstractSpinBox { min-height: 19px; border: 1px solid $control; border-radius: ${radius}px;
  background: $raised; padding: 4px 10px; }
QComboBox { combobox-popup: 0; }
QComboBox:hover { background: $hover; }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 3px 9px; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted; background: $window; border-color: $border; }
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $down; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {
  image: url("$icons/down_$drawn.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::up-arrow { image: url("$icons/up_$drawn.svg"); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $control; padding: 3px; outline: none; }

QAbstractItemView { background: $surface; alternate-background-color: $faint; border: 1px solid $edge; outline: none;
  selection-background-color: $selection; selection-color: $text; gridline-color: $border; }
QAbstractItemView::item { padding: 3px 6px; }
QAbstractItemView::item:hover { background: $hover; }
QTableView::item:hover { background: transparent; }
QAbstractItemView::item:selected { background: $selection; color: $text; }
QTreeView::branch:selected { background: transparent; }
QAbstractItemView:focus { border: $ring solid $focus; }
QTextBrowser { background: $surface; border: 1px solid $edge; selection-background-color: $selection;
  selection-color: $text; }
QTextBrowser:focus { border: $ring solid $focus; }
QHeaderView { background: $window; border: none; }
QHeaderView::section { background: $window; color: $muted; border: none; border-bottom: 1px solid $edge;
  border-right: 1px solid $border; padding: 5px 8px; font-weight: 600; }
QTableCornerButton::section { background: $window; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $edge; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 14px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $text; border-bottom: 2px solid $focus; }

QMenuBar { background: $window; border-bottom: 1px solid $edge; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $control; padding: 5px; }
QMenu::item { padding: 5px 24px 5px 26px; border-radius: ${radius}px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::indicator { left: 7px; width: 14px; height: 14px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 30px; }
QScrollBar::handle:horizontal { min-width: 30px; }
QScrollBar::handle:hover { background: $thumb_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; color: $muted; font-weight: 600; }
QDockWidget::title { background: $window; padding: 6px 10px; text-align: left; }
QStatusBar { background: $window; color: $muted; border-top: 1px solid $edge; min-height: 30px; }
QStatusBar::item { border: none; }
QToolBar { background: $window; border: none; spacing: 4px; padding: 3px; }
QScrollArea, QAbstractScrollArea::corner { background: transparent; border: none; }
QGroupBox { border: 1px solid $edge; border-radius: ${radius}px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: $muted; }
QProgressBar { background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QDialogButtonBox, QMessageBox, QInputDialog { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QCheckBox, QRadioButton { spacing: 7px; padding: 2px; border: 1px solid transparent; border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QMenu::indicator {
  width: 13px; height: 13px; border: 1px solid $control; background: $raised; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QMenu::indicator:checked {
  background: $accent; border-color: $accent; image: url("$icons/tick_$ticked.svg"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: $muted; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 4px solid $accent; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $window; }
QCheckBox::indicator:checked:disabled { background: $control; }

QComboBox QLineEdit { border: none; padding: 0px; background: transparent; }
QAbstractSpinBox QLineEdit { border: none; padding: 0px 8px; background: transparent; }

#readingPane { background: $surface; border: 1px solid $edge; border-radius: ${radius}px; }
#readingPane[current="true"] { border: 1px solid $focus; }
#paneHeader { background: $surface; border-bottom: 1px solid $border;
  border-top-left-radius: ${radius}px; border-top-right-radius: ${radius}px; border-top: 2px solid transparent; }
#readingPane[current="true"] #paneHeader { border-top: 2px solid $accent; }
#offerBar { background: $raised; border: 1px solid $control; border-radius: 8px; }
#findBar { background: $raised; border-bottom: 1px solid $border; }
"""
